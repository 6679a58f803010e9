import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { paths } from '../paths.ts';

/** Leads to the sign-in screen, which returns to this one afterwards. */
export function ToSignIn() {
  const router = useRouter();
  const navigate = useNavigate();
  const leave = useEffectEvent(() => {
    const here = router.latestLocation.href;
    void navigate({ to: paths.signIn, search: { return_to: here === paths.home ? undefined : here }, replace: true });
  });
  // Once: while the screens change, "here" is the sign-in screen already.
  useEffect(() => leave(), []);
  return null;
}
