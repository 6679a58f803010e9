import type { Database } from '../database/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { periodicLook } from '../platform/jobs/periodic-look.ts';
import { latestOver } from './session-rules.ts';
import { forgottenAfterDays } from './invitation-rules.ts';
import { deleteOldInvitations } from './invitation-store.ts';
import type { SignIn } from './sign-in.ts';
import { deleteOldTries } from './tries-store.ts';

export const forgetSignInsJob = periodicLook('forget-sign-ins');

const atOnce = 1_000;

/**
 * Forgets tries to sign in that no longer count, batch by batch, sessions that are over, with the address and browser of their
 * person, what waited for a second factor too long, since its person may never come back, and invitations that ended long ago.
 */
export async function forgetSignIns(context: {
  db: Database;
  auth: SignIn;
  jobs: Pick<Jobs, 'stopping'>;
}): Promise<void> {
  const { db, auth, jobs } = context;
  let removed: number;
  do {
    removed = await deleteOldTries(db, atOnce);
  } while (removed === atOnce && !jobs.stopping.aborted);
  const now = new Date();
  await deleteWhatIsOver(auth, now);
  await deleteOldInvitations(db, new Date(now.getTime() - forgottenAfterDays * 86_400_000));
}

async function deleteWhatIsOver(auth: SignIn, now: Date): Promise<void> {
  const { adapter } = await auth.$context;
  const before = (field: string, value: Date) => [{ field, operator: 'lte' as const, value }];
  const { createdAt, lastUsedAt } = latestOver(auth.sessionLimits, now);
  for (const where of [before('expiresAt', now), before('createdAt', createdAt), before('updatedAt', lastUsedAt)]) {
    await adapter.deleteMany({ model: 'session', where });
  }
  await adapter.deleteMany({ model: 'verification', where: before('expiresAt', now) });
}
