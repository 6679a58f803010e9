import { Button } from '@mantine/core';
import { sendTestAlert } from '../../api/alerts.ts';
import type { AlertChannel } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

/** Sends a test alert at once and says where it went. @param isDisabled while what is typed is not saved */
export function TestButton({
  channel,
  label,
  isDisabled = false,
}: {
  channel: AlertChannel;
  label: string;
  isDisabled?: boolean;
}) {
  const test = useAction(sendTestAlert, { success: ({ sent_to: to }) => `A test was sent to ${to}.` });
  return (
    <Button variant="default" loading={test.isPending} disabled={isDisabled} onClick={() => test.mutate(channel)}>
      {label}
    </Button>
  );
}
