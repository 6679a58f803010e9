import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { findResetLink, choosePasswordByLink } from '../api/person-links.ts';
import { problemSentence } from '../api/problem.ts';
import { paths } from '../paths.ts';
import { AuthLayout } from '../shell/auth-layout.tsx';
import { NoticeLayout } from '../shell/notice-layout.tsx';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { ButtonLink } from '../ui/links.tsx';
import { NewPasswordInput, newPasswordRule } from '../ui/new-password-input.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { useSecret } from './use-secret.ts';

/** The link for a new password. */
export function NewPassword() {
  const secret = useSecret();
  const link = useQuery({
    queryKey: ['password-reset', secret],
    queryFn: () => findResetLink(secret || 'none'),
    staleTime: Infinity,
    retry: false,
  });
  if (link.error) {
    return (
      <NoticeLayout
        title="This link opens no more"
        action={
          <ButtonLink to={paths.signIn} variant="default">
            Go to sign-in
          </ButtonLink>
        }
      >
        {problemSentence(link.error)}
      </NoticeLayout>
    );
  }
  return link.data ? <Choose secret={secret} email={link.data.email} /> : null;
}

function Choose({ secret, email }: { secret: string; email: string }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ initialValues: { password: '' }, validate: { password: newPasswordRule } });
  const { send, isSending, problem } = useFormAction(choosePasswordByLink, {
    form,
    success: () => 'Password changed. Sign in with it.',
    onDone: () => {
      queryClient.clear();
      void navigate({ to: paths.signIn, replace: true });
    },
  });
  return (
    <AuthLayout
      title="Choose a new password"
      description={`For ${email}. All sessions of this account end.`}
      onSubmit={form.onSubmit(({ password }) => send({ token: secret, password }), focusFirstError(form))}
      problem={problem}
      problemTitle="Password not changed"
      submitLabel="Change password"
      isSending={isSending}
    >
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <NewPasswordInput {...form.getInputProps('password')} />
    </AuthLayout>
  );
}
