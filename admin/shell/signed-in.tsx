import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet } from '@tanstack/react-router';
import { useLiveUpdates } from '../api/live.ts';
import { sessionQuery } from '../api/session.ts';
import { paths } from '../paths.ts';
import { Loaded } from '../ui/loaded.tsx';
import { ChoosePassword } from '../sign-in/choose-password.tsx';
import { ToSignIn } from './to-sign-in.tsx';

/** Lets only signed-in users through; others go to the first visit or to sign-in, and come back afterwards. */
export function SignedIn() {
  const session = useQuery(sessionQuery);
  return (
    <Loaded query={session} skeleton={<Waiting />}>
      {({ setup_needed: setupNeeded, user, password_change_needed: mustChoose }) => {
        if (setupNeeded) return <Navigate to={paths.firstVisit} replace />;
        if (!user) return <ToSignIn />;
        return mustChoose ? <ChoosePassword /> : <Live />;
      }}
    </Loaded>
  );
}

function Live() {
  useLiveUpdates();
  return <Outlet />;
}

function Waiting() {
  return (
    <Center h="100vh">
      <Loader aria-label="Loading" />
    </Center>
  );
}
