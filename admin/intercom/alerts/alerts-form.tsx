import { Button, Group, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { saveAlertSettings } from '../../api/alerts.ts';
import type { AlertSettings } from '../../api/types.ts';
import { SavedForm } from '../../ui/saved-form.tsx';
import { adoptValues, useFreshValues } from '../../ui/use-fresh-values.ts';
import { useFormAction } from '../../ui/use-form-action.ts';
import { useCrmTitle } from '../use-crm.ts';
import { openWebhookSecret } from './webhook-secret.tsx';
import { RenewSecret } from './renew-secret.tsx';
import { TestButton } from './test-button.tsx';

const valuesOf = ({ by_email, webhook_url }: AlertSettings) => ({ by_email, webhook_url: webhook_url ?? '' });

/** E-mail and webhook, each with a test. */
export function AlertsForm({ settings }: { settings: AlertSettings }) {
  const crm = useCrmTitle();
  const form = useForm({ initialValues: valuesOf(settings) });
  useFreshValues(form, valuesOf(settings));
  const { send, isSending, problem } = useFormAction(saveAlertSettings, {
    form,
    success: () => 'Alerts saved.',
    onDone: (saved) => {
      adoptValues(form, valuesOf(saved));
      if (saved.new_secret !== null) openWebhookSecret(saved.new_secret);
    },
  });
  const save = ({ by_email, webhook_url }: ReturnType<typeof valuesOf>) => {
    const address = webhook_url.trim();
    send({ by_email, webhook_url: address === '' ? null : address, renew_secret: false });
  };
  return (
    <SavedForm form={form} onSave={save} problem={problem}>
      <Group justify="space-between" gap="sm" align="flex-start">
        <Switch
          label="E-mail"
          description={emailText(settings, crm)}
          flex="1 1 260px"
          disabled={!settings.can_email}
          {...form.getInputProps('by_email', { type: 'checkbox' })}
        />
        {settings.can_email ? <TestButton channel="email" label="Send test e-mail" /> : null}
      </Group>
      <Group justify="space-between" gap="sm" align="flex-end">
        <TextInput
          label="Webhook URL"
          description="Receives each alert as JSON, signed per Standard Webhooks. Leave empty for none."
          placeholder="https://hooks.example.com/goodword"
          type="url"
          flex="1 1 260px"
          {...form.getInputProps('webhook_url')}
        />
        {settings.webhook_url ? (
          <Group gap="sm">
            <TestButton channel="webhook" label="Send test webhook" isDisabled={form.isDirty('webhook_url')} />
            <RenewSecret settings={settings} />
          </Group>
        ) : null}
      </Group>
      <Group justify="flex-end">
        <Button type="submit" loading={isSending} disabled={!form.isDirty()}>
          Save alerts
        </Button>
      </Group>
    </SavedForm>
  );
}

function emailText({ can_email: canEmail, recipients }: AlertSettings, crm: string): string {
  if (!canEmail) return 'E-mail is not set up on this server. Its operator sets SMTP_URL and MAIL_FROM.';
  const names = recipients.map(({ name, email }) => `${name} (${email})`).join(', ');
  return names === ''
    ? `Goes to the owner of the integration once ${crm} is connected.`
    : `Goes to the owner of the integration: ${names}.`;
}
