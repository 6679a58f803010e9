import { TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import { createOwner, sessionQuery } from '../api/session.ts';
import { paths } from '../paths.ts';
import { AuthLayout } from '../shell/auth-layout.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { NewPasswordInput, newPasswordRule } from '../ui/new-password-input.tsx';

/** The first visit: creates the owner's account and the workspace. */
export function FirstVisit() {
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name: '', email: '', password: '', workspace_name: '', setup_code: '' },
    validate: {
      name: isNotEmpty('Enter your name.'),
      email: isEmail('Enter an e-mail address, such as you@example.com.'),
      password: newPasswordRule,
      workspace_name: isNotEmpty('Enter the name of your company.'),
      setup_code: (code) => (session?.setup_code_needed && !code.trim() ? 'Enter the set-up code.' : null),
    },
  });
  const { send, isSending, problem } = useFormAction(createOwner, {
    form,
    onDone: (created) => {
      queryClient.setQueryData(sessionQuery.queryKey, created);
      void navigate({ to: paths.home });
    },
  });
  if (session && !session.setup_needed) return <Navigate to={paths.home} replace />;
  return (
    <AuthLayout
      title="Create the owner’s account"
      description="Goodword turns happy customers into referrers: it runs your referral campaigns and keeps every referred person in your CRM, where your team already works. This account owns everything on this server."
      onSubmit={form.onSubmit((values) => send(values), focusFirstError(form))}
      problem={problem}
      problemTitle="The account was not created"
      submitLabel="Create account"
      isSending={isSending}
    >
      {session?.setup_code_needed ? (
        <TextInput
          label="Set-up code"
          description="It shows that this server is yours: look for it in the server’s log, or in the file setup-code of its data folder."
          placeholder="ABCD-EFGH-JKLM"
          autoComplete="off"
          required
          {...form.getInputProps('setup_code')}
        />
      ) : null}
      <TextInput label="Your name" autoComplete="name" required {...form.getInputProps('name')} />
      <TextInput label="Work e-mail" type="email" autoComplete="email" required {...form.getInputProps('email')} />
      <NewPasswordInput label="Password" {...form.getInputProps('password')} />
      <TextInput
        label="Company name"
        description="Your customers see it on the pages of your campaigns."
        autoComplete="organization"
        required
        {...form.getInputProps('workspace_name')}
      />
    </AuthLayout>
  );
}
