import { getCurrentAdapter, runWithTransaction } from '@better-auth/core/context';
import type { SignIn } from './sign-in.ts';

type Adapter = Awaited<SignIn['$context']>['adapter'];

/**
 * Carries out several writes of the sign-in library in one transaction, so that a crash or an error between them leaves none:
 * such as a new password, and the end of the sessions that began with the old one.
 */
export async function inOneTransaction<Result>(auth: SignIn, act: () => Promise<Result>): Promise<Result> {
  const { adapter } = await auth.$context;
  return runWithTransaction(adapter, act);
}

/** The library's adapter: that of the running transaction, where there is one. */
export async function adapterOf(auth: SignIn): Promise<Adapter> {
  const { adapter } = await auth.$context;
  return (await getCurrentAdapter(adapter)) as Adapter;
}
