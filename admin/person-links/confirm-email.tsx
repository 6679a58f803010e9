import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { confirmEmail } from '../api/person-links.ts';
import { problemSentence } from '../api/problem.ts';
import { paths } from '../paths.ts';
import { NoticeLayout } from '../shell/notice-layout.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { useAction } from '../ui/use-action.ts';
import { useSecret } from './use-secret.ts';

/** The link of a new address. A press confirms it: programs that look at links in mails change nothing. */
export function ConfirmEmail() {
  const secret = useSecret();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const confirm = useAction(confirmEmail, {
    onDone: ({ email }) => {
      setConfirmed(email);
      void queryClient.invalidateQueries();
    },
    onRefused: setProblem,
  });
  if (confirmed !== null) {
    return (
      <NoticeLayout title="Address confirmed" action={<ButtonLink to={paths.home}>Go to Goodword</ButtonLink>}>
        You sign in with {confirmed} from now on.
      </NoticeLayout>
    );
  }
  if (problem !== null) {
    return (
      <NoticeLayout
        title="This link opens no more"
        action={
          <ButtonLink to={paths.account} variant="default">
            Go to your account
          </ButtonLink>
        }
      >
        {problemSentence(problem)}
      </NoticeLayout>
    );
  }
  return (
    <NoticeLayout
      title="Confirm your new address"
      action={
        <Button loading={confirm.isPending} onClick={() => confirm.mutate(secret || 'none')}>
          Confirm address
        </Button>
      }
    >
      From then on you sign in to Goodword with it.
    </NoticeLayout>
  );
}
