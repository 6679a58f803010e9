import { Button } from '@mantine/core';
import { saveAlertSettings } from '../../api/alerts.ts';
import type { AlertSettings } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { useAction } from '../../ui/use-action.ts';
import { openWebhookSecret } from './webhook-secret.tsx';

/** Makes the secret of the webhook anew, such as when it became known to others. */
export function RenewSecret({ settings }: { settings: AlertSettings }) {
  const renew = useAction(saveAlertSettings, {
    onDone: ({ new_secret: secret }) => {
      if (secret !== null) openWebhookSecret(secret);
    },
  });
  const { by_email, webhook_url } = settings;
  const ask = () =>
    askToConfirm({
      title: 'Make a new secret?',
      body: 'Alerts are signed with the new one from now on. Your receiver refuses them until it knows it.',
      confirm: 'Make a new secret',
      onConfirm: () => renew.mutate({ by_email, webhook_url, renew_secret: true }),
    });
  return (
    <Button variant="default" loading={renew.isPending} onClick={ask}>
      New secret
    </Button>
  );
}
