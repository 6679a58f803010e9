import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { refuse } from '../platform/refusal.ts';
import type { SignIn } from './sign-in.ts';
import { chooseLane, decideTurn, longestWaitSeconds, newcomerTries } from './try-rules.ts';
import { countTry, deleteTries, lockTries, subtractFailures, updateNextTurn } from './tries-store.ts';

/** Where a try comes from, as far as that can be believed. */
export type TryOrigin = {
  /** the caller's network; null where the address may be a proxy's, and so everyone's */
  network: string | null;
  /** the browser, by the signed cookie of an earlier sign-in to the account that it names */
  device: { account: string; id: string } | null;
};

/** What tries are counted by: keyed hashes, so that the table holds no addresses, not even of strangers. */
type TryKeys = { account: string; newcomers: string; network: string | null; device: string | null };

/** What names an account in the table of tries, and in the cookie of a known device. */
export async function accountOf(auth: SignIn, email: string): Promise<string> {
  return (await hashWith(auth))(emailKey(email));
}

/** @param account of `accountOf`, or a name of anything else that is guessed */
export async function tryKeysOf(auth: SignIn, account: string, { network, device }: TryOrigin): Promise<TryKeys> {
  const hash = await hashWith(auth);
  return {
    account,
    newcomers: hash(account, 'newcomers'),
    network: network === null ? null : hash(account, 'network', network),
    device: device?.account === account ? hash(account, 'device', device.id) : null,
  };
}

async function hashWith(auth: SignIn): Promise<(...parts: string[]) => string> {
  const { secret } = await auth.$context;
  return (...parts) => createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');
}

/** A try that may be looked at now. It counts as failed until one of these is called. */
type TakenTurn = {
  /** how many failed in the last hour, this one included: from everywhere, or of the known device */
  failures: number;
  /** It was right: what failed from the same network or device no longer counts. */
  succeed(): Promise<void>;
  /** It was neither right nor wrong. */
  takeBack(): Promise<void>;
};

/**
 * After ten failures, tries of one account take turns with growing pauses, in whichever process. A known device, and networks
 * that have hardly failed, have turns of their own, so that a stranger who keeps guessing does not keep the owner out. It
 * slows and does not lock: each try that waits is looked at, and a right one is let in.
 * @throws Refusal too_many_requests when too many wait already; that try does not count
 */
export async function takeTurn(db: Database, keys: TryKeys): Promise<TakenTurn> {
  const turn = await db.transaction().execute(async (trx) => {
    const main = keys.device ?? keys.account;
    const overall = await countTry(trx, main);
    const ofNetwork = keys.device === null && keys.network !== null ? await countTry(trx, keys.network) : null;
    const lane = chooseLane({ isKnownDevice: keys.device !== null, ofNetwork });
    const laneKey = lane === 'newcomers' ? keys.newcomers : main;
    const ofLane = lane === 'newcomers' ? await countTry(trx, laneKey) : overall;
    const decided = decideTurn(overall, ofLane);
    if (decided === null) throw tooManyTries();
    const { waitMs, pauseMs } = decided;
    if (pauseMs > 0) await updateNextTurn(trx, laneKey, waitMs + pauseMs);
    const counted = [main, ...(ofNetwork ? [keys.network!] : []), ...(lane === 'newcomers' ? [laneKey] : [])];
    return { waitMs, counted, failures: overall.failures + 1 };
  });
  if (turn.waitMs > 0) await sleep(turn.waitMs);
  return {
    failures: turn.failures,
    succeed: () => forgetFailures(db, keys),
    takeBack: () =>
      db.transaction().execute(async (trx) => {
        for (const key of turn.counted) await subtractFailures(trx, key, 1);
      }),
  };
}

const tooManyTries = () =>
  refuse('too_many_requests', `Too many tries for this account: wait ${longestWaitSeconds} seconds and try again.`);

/** Forgets what failed from where a right try came, and no more: who keeps guessing elsewhere stays slow. */
async function forgetFailures(db: Database, { account, newcomers, network, device }: TryKeys): Promise<void> {
  if (device !== null) await deleteTries(db, device);
  else if (network === null) await forgetAccount(db, account);
  else {
    await db.transaction().execute(async (trx) => {
      await lockTries(trx, account);
      const failures = await deleteTries(trx, network);
      await subtractFailures(trx, account, failures);
      await subtractFailures(trx, newcomers, Math.min(failures, newcomerTries));
    });
  }
}

/** The account is as if none had failed, wherever they came from. */
export async function forgetAccount(db: Database, account: string): Promise<void> {
  await deleteTries(db, account);
}
