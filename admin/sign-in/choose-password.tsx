import { PasswordInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { changePassword } from '../api/account.ts';
import { AuthLayout } from '../shell/auth-layout.tsx';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { useFormAction } from '../ui/use-form-action.ts';
import { NewPasswordInput, newPasswordRule } from '../ui/new-password-input.tsx';

/** After signing in with a one-time password: nothing else is open before another one is chosen. */
export function ChoosePassword() {
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validate: {
      current_password: isNotEmpty('Enter the one-time password.'),
      new_password: newPasswordRule,
    },
  });
  const { send, isSending, problem } = useFormAction(changePassword, { form, success: () => 'Password changed.' });
  return (
    <AuthLayout
      title="Choose your password"
      description="You signed in with a one-time password. Choose one that only you know."
      onSubmit={form.onSubmit(send, focusFirstError(form))}
      problem={problem}
      problemTitle="Password not changed"
      submitLabel="Change password"
      isSending={isSending}
    >
      <PasswordInput
        label="One-time password"
        autoComplete="current-password"
        required
        {...form.getInputProps('current_password')}
      />
      <NewPasswordInput {...form.getInputProps('new_password')} />
    </AuthLayout>
  );
}
