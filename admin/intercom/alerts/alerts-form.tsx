import { Button, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { saveAlertSettings } from '../../api/alerts.ts';
import type { AlertSettings } from '../../api/types.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { adoptValues, useFreshValues } from '../../ui/use-fresh-values.ts';
import { useFormAction } from '../../ui/use-form-action.ts';
import { openWebhookSecret } from './webhook-secret.tsx';
import { RenewSecret } from './renew-secret.tsx';
import { TestButton } from './test-button.tsx';

const valuesOf = ({ by_email, webhook_url }: AlertSettings) => ({ by_email, webhook_url: webhook_url ?? '' });

/** E-mail and webhook, each with a test. */
export function AlertsForm({ settings }: { settings: AlertSettings }) {
  const form = useForm({ initialValues: valuesOf(settings) });
  useFreshValues(form, valuesOf(settings));
  const { send, isSending, problem } = useFormAction(saveAlertSettings, {
    form,
    success: () => 'Alerts are saved.',
    onDone: (saved) => {
      adoptValues(form, valuesOf(saved));
      if (saved.new_secret !== null) openWebhookSecret(saved.new_secret);
    },
  });
  const save = form.onSubmit(({ by_email, webhook_url }) => {
    const address = webhook_url.trim();
    send({ by_email, webhook_url: address === '' ? null : address, renew_secret: false });
  });
  return (
    <form onSubmit={save} noValidate>
      <LeaveGuard isDirty={form.isDirty()} />
      <Stack gap="md">
        {problem ? <ProblemAlert title="Alerts were not saved" problem={problem} /> : null}
        <Group justify="space-between" gap="sm" align="flex-start">
          <Switch
            label="By e-mail"
            description={emailWords(settings)}
            flex="1 1 260px"
            disabled={!settings.can_email}
            {...form.getInputProps('by_email', { type: 'checkbox' })}
          />
          {settings.can_email ? <TestButton channel="email" label="Send me a test e-mail" /> : null}
        </Group>
        <Group justify="space-between" gap="sm" align="flex-end">
          <TextInput
            label="Webhook address"
            description="Each alert is posted there as JSON, signed as Standard Webhooks describes it. Leave it empty for none."
            placeholder="https://hooks.example.com/goodword"
            type="url"
            flex="1 1 260px"
            {...form.getInputProps('webhook_url')}
          />
          {settings.webhook_url ? (
            <Group gap="sm">
              <TestButton
                channel="webhook"
                label="Send a test to the webhook"
                isDisabled={form.isDirty('webhook_url')}
              />
              <RenewSecret settings={settings} />
            </Group>
          ) : null}
        </Group>
        <Group justify="flex-end">
          <Button type="submit" loading={isSending} disabled={!form.isDirty()}>
            Save alerts
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function emailWords({ can_email: canEmail, told }: AlertSettings): string {
  if (!canEmail) return 'This server sends no e-mail yet: whoever runs it sets SMTP_URL and MAIL_FROM.';
  const names = told.map(({ name, email }) => `${name} (${email})`).join(', ');
  return names === ''
    ? 'To the owner of the integration, once Intercom is connected.'
    : `To the owner of the integration: ${names}.`;
}
