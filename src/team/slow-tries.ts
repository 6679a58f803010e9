import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { refuse } from '../platform/refusal.ts';
import type { SignIn } from './sign-in.ts';
import { deleteFailures, insertFailure, longestWaitSeconds, reserveTurn } from './tries-store.ts';

/** What tries are counted by: a keyed hash, so that the table holds no addresses, not even of strangers. */
export async function accountOf(auth: SignIn, email: string): Promise<string> {
  const { secret } = await auth.$context;
  return createHmac('sha256', secret).update(emailKey(email)).digest('base64url');
}

/**
 * After ten failures, tries of one account come one after the other with growing pauses, from wherever they come and in
 * whichever process. It slows and does not lock: each try that waits is looked at, and a right one is let in. While many
 * try at once there may be no place to wait; that passes with them.
 * @throws Refusal too_many_requests when too many wait already
 */
export async function takeTurn(db: Database, account: string): Promise<void> {
  const waitMs = await reserveTurn(db, account);
  if (waitMs === null) {
    throw refuse(
      'too_many_requests',
      `Too many tries for this account: wait ${longestWaitSeconds} seconds and try again.`,
    );
  }
  if (waitMs > 0) await sleep(waitMs);
}

export const noteFailure = (db: Database, account: string): Promise<void> => insertFailure(db, account);

/** After a success the account is as if none had failed. */
export const forgetFailures = (db: Database, account: string): Promise<void> => deleteFailures(db, account);
