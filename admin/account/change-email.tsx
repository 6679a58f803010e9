import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeEmail } from '../api/account.ts';
import { sessionQuery } from '../api/session.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { FormButtons } from '../ui/form-buttons.tsx';
import { ProblemAlert } from '../ui/loaded.tsx';
import { notifyDone } from '../ui/use-action.ts';
import { useFormAction } from '../ui/use-form-action.ts';

const modalId = 'change-email';
const close = () => modals.close(modalId);

/** Asks for another address and the password. @param canMail a link confirms the address */
export function openChangeEmail(canMail: boolean): void {
  modals.open({ modalId, title: 'Change e-mail', children: <ChangeEmail canMail={canMail} /> });
}

function ChangeEmail({ canMail }: { canMail: boolean }) {
  const queryClient = useQueryClient();
  const [mailProblem, setMailProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: isEmail('Enter an e-mail address, such as you@example.com.'),
      password: isNotEmpty('Enter your password.'),
    },
  });
  const { send, isSending, problem } = useFormAction(changeEmail, {
    form,
    onDone: ({ is_changed: isChanged, mail_problem: problemOfMail }) => {
      setMailProblem(problemOfMail);
      if (problemOfMail) return;
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      notifyDone(isChanged ? 'E-mail changed.' : 'The link is on its way: open it to confirm your address.');
      close();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => send(values), focusFirstError(form))} noValidate>
      <Stack gap="md">
        {problem ? <ProblemAlert title="E-mail not changed" problem={problem} /> : null}
        {mailProblem ? <ProblemAlert title="The link was not sent" problem={new Error(mailProblem)} /> : null}
        <TextInput
          label="New e-mail"
          type="email"
          autoComplete="email"
          required
          data-autofocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        <Text size="sm" c="dimmed">
          {canMail
            ? 'A link is mailed to the new address. Your address changes when you open it.'
            : 'It changes at once and is not checked, because no mail server is set up: look twice. You sign in with it from then on.'}
        </Text>
        <FormButtons submit={canMail ? 'Send link' : 'Change e-mail'} isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}
