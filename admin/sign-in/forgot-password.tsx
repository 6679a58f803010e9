import { Anchor, Code, List, Stack, Text, TextInput } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { useState, type ReactNode } from 'react';
import { mailResetLink } from '../api/person-links.ts';
import { AuthLayout } from '../shell/auth-layout.tsx';
import { NoticeLayout } from '../shell/notice-layout.tsx';
import { focusFirstError } from '../ui/focus-first-error.ts';
import text from '../ui/text.module.css';
import { useFormAction } from '../ui/use-form-action.ts';

interface ForgotPasswordProps {
  /** a mail server is set up */
  canMail: boolean;
  /** what was typed at sign-in */
  email: string;
  onBack: () => void;
}

/** What to do without the password: have a link mailed, ask an owner, or use the server. */
export function ForgotPassword({ canMail, email, onBack }: ForgotPasswordProps) {
  const [isAsked, setIsAsked] = useState(false);
  const back = (
    <Anchor component="button" type="button" size="sm" w="fit-content" onClick={onBack}>
      Back to sign-in
    </Anchor>
  );
  if (isAsked) {
    return (
      <NoticeLayout title="Look into your mail" action={back}>
        If the address belongs to an account, a link for a new password is on its way. It works for an hour. At most one
        is sent in five minutes.
      </NoticeLayout>
    );
  }
  if (canMail) return <AskForMail email={email} onAsked={() => setIsAsked(true)} back={back} />;
  return (
    <NoticeLayout title="Forgot your password?" action={back}>
      <Stack gap="sm">
        <Text size="sm">Goodword sends no mail here, because no mail server is set up. There are two ways:</Text>
        <List size="sm" spacing="sm">
          <List.Item>
            Ask an owner of your team for a link: under Team, beside your name, <em>Link for a new password</em>.
          </List.Item>
          <List.Item>
            If no owner can sign in, ask for this on the server:
            <Code display="block" mt={6} className={text.breakAnywhere}>
              npm run admin -- reset-password you@example.com
            </Code>
          </List.Item>
        </List>
      </Stack>
    </NoticeLayout>
  );
}

function AskForMail({ email, onAsked, back }: { email: string; onAsked: () => void; back: ReactNode }) {
  const form = useForm({
    initialValues: { email },
    validate: { email: isEmail('Enter the e-mail address of your account.') },
  });
  const { send, isSending, problem } = useFormAction(mailResetLink, { form, onDone: onAsked });
  return (
    <AuthLayout
      title="Forgot your password?"
      description="A link for a new password is mailed to you. An owner of your team can make one for you as well."
      onSubmit={form.onSubmit((values) => send(values), focusFirstError(form))}
      problem={problem}
      problemTitle="No link was sent"
      submitLabel="Send link"
      isSending={isSending}
    >
      <TextInput label="Work e-mail" type="email" autoComplete="username" required {...form.getInputProps('email')} />
      {back}
    </AuthLayout>
  );
}
