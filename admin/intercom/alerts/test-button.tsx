import { Button } from '@mantine/core';
import { sendTestAlert } from '../../api/alerts.ts';
import type { AlertChannel } from '../../api/types.ts';
import { useAction } from '../../ui/use-action.ts';

/** Sends a test alert and says where it went. @param isDisabled while the form has unsaved changes */
export function TestButton({
  channel,
  label,
  isDisabled = false,
}: {
  channel: AlertChannel;
  label: string;
  isDisabled?: boolean;
}) {
  const test = useAction(sendTestAlert, { success: ({ sent_to: to }) => `Test sent to ${to}.` });
  return (
    <Button variant="default" loading={test.isPending} disabled={isDisabled} onClick={() => test.mutate(channel)}>
      {label}
    </Button>
  );
}
