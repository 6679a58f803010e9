import { Anchor, PasswordInput, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery, signIn } from '../api/session.ts';
import { paths } from '../paths.ts';
import { AuthLayout } from '../shell/auth-layout.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { ForgotPassword } from './forgot-password.tsx';
import { SecondStep } from './second-step.tsx';

/** Signs in, then returns to the screen that asked for it. */
export function SignIn() {
  const { data: session } = useQuery(sessionQuery);
  const { return_to: returnTo } = useSearch({ from: paths.signIn });
  const queryClient = useQueryClient();
  const router = useRouter();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: isEmail('Enter the e-mail address of your account.'),
      password: isNotEmpty('Enter your password.'),
    },
  });
  const [isForgotten, setIsForgotten] = useState(false);
  const [isAskedForCode, setIsAskedForCode] = useState(false);
  const open = (opened: Awaited<ReturnType<typeof signIn>>) => {
    if (opened.second_factor_needed) {
      setIsAskedForCode(true);
      return;
    }
    queryClient.setQueryData(sessionQuery.queryKey, opened);
    router.history.replace(returnTo ?? paths.home);
  };
  const { send, isSending, problem } = useFormAction(signIn, { form, onDone: open });
  if (session?.setup_needed) return <Navigate to={paths.firstVisit} replace />;
  if (isAskedForCode) return <SecondStep onDone={open} onStartAgain={() => setIsAskedForCode(false)} />;
  if (isForgotten) {
    const { email } = form.getValues();
    return <ForgotPassword canMail={session?.can_mail ?? false} email={email} onBack={() => setIsForgotten(false)} />;
  }
  return (
    <AuthLayout
      title="Sign in"
      description={`Welcome back${session?.workspace ? ` to ${session.workspace.name}` : ''}.`}
      onSubmit={form.onSubmit((values) => send(values), focusFirstError(form))}
      problem={problem}
      problemTitle="You are not signed in"
      submitLabel="Sign in"
      isSending={isSending}
    >
      <TextInput label="Work e-mail" type="email" autoComplete="username" required {...form.getInputProps('email')} />
      <PasswordInput label="Password" autoComplete="current-password" required {...form.getInputProps('password')} />
      <Anchor component="button" type="button" size="sm" w="fit-content" onClick={() => setIsForgotten(true)}>
        Forgot your password?
      </Anchor>
    </AuthLayout>
  );
}
