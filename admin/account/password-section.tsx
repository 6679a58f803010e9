import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { changePassword } from '../api/account.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { ProblemAlert } from '../ui/loaded.tsx';
import { Section } from '../ui/section.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { NewPasswordInput, newPasswordRule } from '../ui/new-password-input.tsx';

/** Changes the password; asks for the one in use. */
export function PasswordSection() {
  const form = useForm({
    initialValues: { current_password: '', new_password: '', again: '' },
    validate: {
      current_password: isNotEmpty('Enter the password that you sign in with now.'),
      new_password: newPasswordRule,
      again: (again, { new_password: chosen }) => (again === chosen ? null : 'This differs from the new password.'),
    },
  });
  const { send, isSending, problem } = useFormAction(changePassword, {
    form,
    success: () => 'Password changed. All your other sessions have ended.',
    onDone: () => form.reset(),
  });
  const submit = form.onSubmit(
    ({ current_password, new_password }) => send({ current_password, new_password }),
    focusFirstError(form),
  );
  return (
    <Section title="Password">
      <form onSubmit={submit} noValidate>
        <Stack gap="md" maw={420}>
          {problem ? <ProblemAlert title="Password not changed" problem={problem} /> : null}
          <PasswordInput
            label="Current password"
            autoComplete="current-password"
            required
            {...form.getInputProps('current_password')}
          />
          <NewPasswordInput {...form.getInputProps('new_password')} />
          <PasswordInput
            label="New password again"
            autoComplete="new-password"
            required
            {...form.getInputProps('again')}
          />
          <Text size="sm" c="dimmed">
            Your other sessions end; this one continues.
          </Text>
          <Group>
            <Button type="submit" loading={isSending}>
              Change password
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
