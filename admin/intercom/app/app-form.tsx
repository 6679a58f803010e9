import { Button, Group, PasswordInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { removeIntercomApp, saveIntercomApp } from '../../api/intercom-app.ts';
import type { IntercomApp, NewIntercomApp } from '../../api/types.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { SavedForm } from '../../ui/saved-form.tsx';
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
    success: () => 'Intercom app saved.',
    onDone: (saved) => adoptValues(form, valuesOf(saved.app)),
  });
  const isOauth = form.values.kind === 'oauth';
  return (
    <SavedForm form={form} onSave={send} problem={problem}>
      <Radio.Group label="How should Goodword get access?" {...form.getInputProps('kind')}>
        <Stack gap="xs" mt="xs">
          <Radio
            value="oauth"
            label="Authorize access (OAuth)"
            description="You click Connect and authorize access in Intercom. Requires the app’s client ID and secret."
          />
          <Radio
            value="token"
            label="Access token of a private app"
            description="For your own workspace. You paste the app’s access token here; nothing else is required to start."
          />
        </Stack>
      </Radio.Group>
      <Select
        label="Region"
        description="Where your workspace is hosted. The address in your browser shows it when you use Intercom."
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
            ? 'Next to the client ID. It also verifies that webhooks come from Intercom.'
            : 'Next to the client ID. It verifies that webhooks come from Intercom; without it they are rejected.'
        }
        required={isOauth && !app?.has_secret}
        placeholder={app?.has_secret ? 'Stored. Enter a new one to replace it.' : ''}
        autoComplete="off"
        {...form.getInputProps('client_secret')}
      />
      <Group justify="space-between">
        <Button type="submit" loading={isSending} disabled={app !== null && !form.isDirty()}>
          Save app
        </Button>
        {app ? <RemoveButton /> : null}
      </Group>
    </SavedForm>
  );
}

function RemoveButton() {
  const remove = useAction(removeIntercomApp, { success: () => 'Intercom app removed.' });
  const ask = () =>
    askToConfirm({
      title: 'Remove your Intercom app?',
      body: 'Goodword deletes its client ID and secret. Existing connections stay, but webhooks from Intercom are rejected and no one can connect until you save an app again.',
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
