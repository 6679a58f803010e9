import { PasswordInput, Stack, Text } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';

interface PasswordFormProps<Result> {
  /** What will happen. */
  children: string;
  /** The word on the button that does it. */
  submit: string;
  problemTitle: string;
  act: (body: { password: string }) => Promise<Result>;
  success?: () => string;
  onDone: (result: Result) => void;
  onCancel: () => void;
}

/** Asks for the password before something that a stolen session must not do. */
export function PasswordForm<Result>(props: PasswordFormProps<Result>) {
  const { children, submit, problemTitle, act, success, onDone, onCancel } = props;
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: isNotEmpty('Enter your password.') },
  });
  const { send, isSending, problem } = useFormAction(act, { form, onDone, ...(success && { success }) });
  return (
    <form onSubmit={form.onSubmit(send, focusFirstError(form))} noValidate>
      <Stack gap="sm">
        {problem ? <ProblemAlert title={problemTitle} problem={problem} /> : null}
        <Text size="sm">{children}</Text>
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          data-autofocus
          {...form.getInputProps('password')}
        />
        <FormButtons submit={submit} isSending={isSending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
