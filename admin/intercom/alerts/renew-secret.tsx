import { Button } from '@mantine/core';
import { saveAlertSettings } from '../../api/alerts.ts';
import type { AlertSettings } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { useAction } from '../../ui/use-action.ts';
import { openWebhookSecret } from './webhook-secret.tsx';

/** Renews the webhook's secret, for example after a leak. */
export function RenewSecret({ settings }: { settings: AlertSettings }) {
  const renew = useAction(saveAlertSettings, {
    onDone: ({ new_secret: secret }) => {
      if (secret !== null) openWebhookSecret(secret);
    },
  });
  const { by_email, webhook_url } = settings;
  const ask = () =>
    askToConfirm({
      title: 'Renew the webhook secret?',
      body: 'Alerts are signed with the new secret from now on. Your receiver rejects them until you update it.',
      confirm: 'Renew secret',
      onConfirm: () => renew.mutate({ by_email, webhook_url, renew_secret: true }),
    });
  return (
    <Button variant="default" loading={renew.isPending} onClick={ask}>
      Renew secret
    </Button>
  );
}
