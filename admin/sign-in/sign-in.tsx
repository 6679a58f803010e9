import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { sessionQuery, signIn } from '../api/session.ts';
import { paths } from '../paths.ts';
import { Doorway } from '../shell/auth-layout.tsx';
import { ProblemAlert } from '../ui/loaded.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';

/** Signs in and returns to where one wanted to go. */
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
  const { send, isSending, problem } = useFormAction(signIn, {
    form,
    onDone: (opened) => {
      queryClient.setQueryData(sessionQuery.queryKey, opened);
      router.history.replace(returnTo ?? paths.home);
    },
  });
  if (session?.setup_needed) return <Navigate to={paths.firstVisit} replace />;
  return (
    <Doorway title="Sign in" words={`Welcome back${session?.workspace ? ` to ${session.workspace.name}` : ''}.`}>
      <form onSubmit={form.onSubmit((values) => send(values), focusFirstError(form))} noValidate>
        <Stack gap="md">
          {problem ? <ProblemAlert title="You are not signed in" problem={problem} /> : null}
          <TextInput
            label="Work e-mail"
            type="email"
            autoComplete="username"
            required
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={isSending}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Doorway>
  );
}
