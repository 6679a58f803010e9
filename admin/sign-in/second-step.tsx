import { Anchor, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useEffect, useRef } from 'react';
import { sendSecondFactor } from '../api/session.ts';
import { AuthLayout } from '../shell/auth-layout.tsx';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { useFormAction } from '../ui/use-form-action.ts';

interface SecondStepProps {
  onDone: (opened: Awaited<ReturnType<typeof sendSecondFactor>>) => void;
  /** back to e-mail and password */
  onStartAgain: () => void;
}

/** Asks for the second factor once the password was right. */
export function SecondStep({ onDone, onStartAgain }: SecondStepProps) {
  const input = useRef<HTMLInputElement>(null);
  // the step before was in the same place, and its field had the focus
  useEffect(() => input.current?.focus(), []);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: isNotEmpty('Enter a code.') },
  });
  const { send, isSending, problem } = useFormAction(sendSecondFactor, { form, onDone });
  return (
    <AuthLayout
      title="Second factor"
      description="Open your authenticator app and enter the code that it shows for Goodword. Without your phone, enter one of your recovery codes."
      onSubmit={form.onSubmit(send, focusFirstError(form))}
      problem={problem}
      problemTitle="You are not signed in"
      submitLabel="Sign in"
      isSending={isSending}
    >
      <TextInput
        label="Code"
        autoComplete="one-time-code"
        maxLength={30}
        required
        ref={input}
        {...form.getInputProps('code')}
      />
      <Anchor component="button" type="button" size="sm" w="fit-content" onClick={onStartAgain}>
        Back to e-mail and password
      </Anchor>
    </AuthLayout>
  );
}
