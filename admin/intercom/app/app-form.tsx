import { Button, Group, PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { removeIntercomApp, saveIntercomApp } from '../../api/intercom-app.ts';
import type { IntercomApp, NewIntercomApp } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useFormAction } from '../../ui/use-form-action.ts';
import { adoptValues, useFreshValues } from '../../ui/use-fresh-values.ts';

type StoredApp = IntercomApp['app'];
type Values = Required<NewIntercomApp>;

const regions = [
  { value: 'US', label: 'US (app.intercom.com)' },
  { value: 'EU', label: 'EU (app.eu.intercom.com)' },
  { value: 'AU', label: 'AU (app.au.intercom.com)' },
];

const valuesOf = (app: StoredApp): Values => ({
  kind: app?.kind ?? 'oauth',
  region: app?.region ?? 'US',
  client_id: app?.client_id ?? '',
  client_secret: '',
});

/** Kind, region, client ID and secret. The stored secret stays unless a new one is typed. */
export function AppForm({ app }: { app: StoredApp }) {
  const form = useForm<Values>({ initialValues: valuesOf(app) });
  useFreshValues(form, valuesOf(app));
  const { send, isSending, problem } = useFormAction(saveIntercomApp, {
    form,
    success: () => 'Your Intercom app is saved.',
    onDone: (saved) => adoptValues(form, valuesOf(saved.app)),
  });
  const isOauth = form.values.kind === 'oauth';
  return (
    <form onSubmit={form.onSubmit((values) => send(values))} noValidate>
      <LeaveGuard isDirty={form.isDirty()} />
      <Stack gap="md">
        {problem ? <ProblemAlert title="Not saved" problem={problem} /> : null}
        <Radio.Group label="How Goodword gets access" {...form.getInputProps('kind')}>
          <Stack gap="xs" mt="xs">
            <Radio
              value="oauth"
              label="Authorize access (OAuth)"
              description="You press Connect and authorize access on Intercom’s own page. Needs the app’s client ID and secret."
            />
            <Radio
              value="token"
              label="Access token of a private app"
              description="For your own workspace: you copy the app’s access token and paste it here. Nothing else is needed to start."
            />
          </Stack>
        </Radio.Group>
        <Select
          label="Region"
          description="Where your Intercom workspace is: the address you see when you use Intercom tells."
          data={regions}
          allowDeselect={false}
          maw={360}
          {...form.getInputProps('region')}
        />
        <TextInput
          label="Client ID"
          description="Developer Hub → your app → Configure → Basic information."
          required={isOauth}
          autoComplete="off"
          {...form.getInputProps('client_id')}
        />
        <PasswordInput
          label="Client secret"
          description={
            isOauth
              ? 'Beside the client ID. It also proves that webhooks come from Intercom.'
              : 'Beside the client ID. It proves that webhooks come from Intercom; without it they are refused.'
          }
          required={isOauth && !app?.has_secret}
          placeholder={app?.has_secret ? 'Stored. Type a new one to replace it.' : ''}
          autoComplete="off"
          {...form.getInputProps('client_secret')}
        />
        <Group justify="space-between">
          <Button type="submit" loading={isSending} disabled={app !== null && !form.isDirty()}>
            Save app
          </Button>
          {app ? <RemoveButton /> : null}
        </Group>
      </Stack>
    </form>
  );
}

function RemoveButton() {
  const remove = useAction(removeIntercomApp, { success: () => 'Your Intercom app is removed.' });
  const ask = () =>
    askToConfirm({
      title: 'Remove your Intercom app?',
      body: 'Goodword forgets its client ID and secret. What is connected through it stays connected, but webhooks from Intercom are refused, and nobody can connect again until you save an app.',
      confirm: 'Remove app',
      isDestructive: true,
      onConfirm: () => remove.mutate(undefined),
    });
  return (
    <Button variant="subtle" color="red" loading={remove.isPending} onClick={ask}>
      Remove app
    </Button>
  );
}
