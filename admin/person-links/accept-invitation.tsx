import { Alert, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { acceptInvitation, findInvitation } from '../api/person-links.ts';
import { sessionQuery } from '../api/session.ts';
import { paths } from '../paths.ts';
import { AuthLayout } from '../shell/auth-layout.tsx';
import { NoticeLayout } from '../shell/notice-layout.tsx';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { ButtonLink } from '../ui/links.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { NewPasswordInput, newPasswordRule } from '../ui/new-password-input.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { useSecret } from './use-secret.ts';

type Found = Awaited<ReturnType<typeof findInvitation>>;

/** The link of an invitation: name and password, then signed in; or why it opens no more. */
export function AcceptInvitation() {
  const secret = useSecret();
  const invitation = useQuery({
    queryKey: ['invitation', secret],
    queryFn: () => findInvitation(secret || 'none'),
    staleTime: Infinity,
  });
  return (
    <Loaded query={invitation} skeleton={null}>
      {(found) => (found.state === 'open' ? <Accept secret={secret} found={found} /> : <Over state={found.state} />)}
    </Loaded>
  );
}

function Accept({ secret, found }: { secret: string; found: Found }) {
  const { data: session } = useQuery(sessionQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: { name: isNotEmpty('Enter your name.'), password: newPasswordRule },
  });
  const { send, isSending, problem } = useFormAction(
    (values: { name: string; password: string }) => acceptInvitation({ token: secret, ...values }),
    {
      form,
      onDone: (opened) => {
        queryClient.clear();
        queryClient.setQueryData(sessionQuery.queryKey, opened);
        void navigate({ to: paths.home, replace: true });
      },
    },
  );
  const role = found.role === 'owner' ? 'an owner' : 'a member';
  return (
    <AuthLayout
      title={`Join ${found.company ?? 'the team'}`}
      description={`${found.invited_by ?? 'An owner'} invites you to Goodword as ${role}. You sign in with ${found.email ?? 'your e-mail address'}.`}
      onSubmit={form.onSubmit((values) => send(values), focusFirstError(form))}
      problem={problem}
      problemTitle="You have not joined"
      submitLabel="Join the team"
      isSending={isSending}
    >
      {session?.user ? (
        <Alert color="yellow" title={`You are signed in as ${session.user.name}`}>
          Joining here signs this browser in as the invited person instead.
        </Alert>
      ) : null}
      <input type="email" autoComplete="username" value={found.email ?? ''} readOnly hidden />
      <TextInput label="Your name" autoComplete="name" required {...form.getInputProps('name')} />
      <NewPasswordInput label="Password" {...form.getInputProps('password')} />
    </AuthLayout>
  );
}

const reasons: Record<Exclude<Found['state'], 'open'>, { title: string; sentence: string }> = {
  accepted: {
    title: 'This invitation was accepted',
    sentence:
      'Its link works once. Sign in with the password that was chosen, or ask an owner of the team for a new link.',
  },
  revoked: {
    title: 'This invitation was revoked',
    sentence: 'An owner of the team ended it, or sent a newer one. Look for that, or ask for a new link.',
  },
  expired: {
    title: 'This invitation has expired',
    sentence: 'A link works for seven days. Ask an owner of the team for a new one.',
  },
  unknown: {
    title: 'This link opens nothing',
    sentence:
      'It is not complete, or too old. Copy the whole link once more, or ask an owner of the team for a new one.',
  },
};

function Over({ state }: { state: Exclude<Found['state'], 'open'> }) {
  const { title, sentence } = reasons[state];
  return (
    <NoticeLayout
      title={title}
      action={
        <ButtonLink to={paths.signIn} variant="default">
          Go to sign-in
        </ButtonLink>
      }
    >
      {sentence}
    </NoticeLayout>
  );
}
