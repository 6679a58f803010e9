import { Alert, Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { changeName, keepEmail } from '../api/account.ts';
import { api } from '../api/client.ts';
import { sessionQuery } from '../api/session.ts';
import type { Account } from '../api/types.ts';
import { Loaded } from '../ui/loaded.tsx';
import { SavedForm } from '../ui/saved-form.tsx';
import { Section } from '../ui/section.tsx';
import { useAction } from '../ui/use-action.ts';
import { useFormAction } from '../ui/use-form-action.ts';
import { adoptValues, useFreshValues } from '../ui/use-fresh-values.ts';
import { openChangeEmail } from './change-email.tsx';

/** The person's name and the address to sign in with. */
export function ProfileSection() {
  const account = api.useQuery('get', '/api/v1/account');
  return (
    <Section title="Profile">
      <Loaded query={account}>{(own) => <Profile account={own} />}</Loaded>
    </Section>
  );
}

function Profile({ account }: { account: Account }) {
  const queryClient = useQueryClient();
  const values = { name: account.name };
  const form = useForm({ initialValues: values, validate: { name: isNotEmpty('Enter your name.') } });
  useFreshValues(form, values);
  const { send, isSending, problem } = useFormAction(changeName, {
    form,
    success: () => 'Name saved.',
    onDone: () => {
      adoptValues(form, form.getValues());
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
  return (
    <Stack gap="md" maw={420}>
      <SavedForm form={form} onSave={send} problem={problem}>
        <TextInput
          label="Name"
          description="Your teammates see it beside what you do."
          autoComplete="name"
          required
          {...form.getInputProps('name')}
        />
        <Group>
          <Button type="submit" variant="default" loading={isSending} disabled={!form.isDirty()}>
            Save name
          </Button>
        </Group>
      </SavedForm>
      <Stack gap={4}>
        <Text size="sm" fw={600}>
          E-mail
        </Text>
        <Group gap="sm">
          <Text size="sm">{account.email}</Text>
          <Anchor component="button" type="button" size="sm" onClick={() => openChangeEmail(account.can_mail)}>
            Change e-mail
          </Anchor>
        </Group>
      </Stack>
      {account.pending_email ? <Pending email={account.pending_email} /> : null}
    </Stack>
  );
}

function Pending({ email }: { email: string }) {
  const keep = useAction(keepEmail, { success: () => 'Your address stays as it is.' });
  return (
    <Alert color="blue" title="Your new address is not confirmed yet">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          Open the link that was mailed to {email}, within a day. Until then you sign in with the address above.
        </Text>
        <Button size="xs" variant="default" loading={keep.isPending} onClick={() => keep.mutate(undefined)}>
          Keep my address
        </Button>
      </Stack>
    </Alert>
  );
}
