import { createHash, randomInt } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../platform/clock/clock.ts';
import type { Database, Transaction } from '../database/database.ts';
import { isLoopbackHost, isLoopbackUrl } from '../platform/http/loopback.ts';
import type { Log } from '../platform/log/log.ts';
import { refuse } from '../platform/refusal.ts';
import { isSetupNeeded } from './find-workspace.ts';
import { forgetAccount, takeTurn, tryKeysOf, type TryOrigin } from './slow-tries.ts';
import type { SignIn } from './sign-in.ts';
import { deleteSetupCodes, hasSetupCode, insertSetupCode } from './setup-code-store.ts';

/**
 * An address that others can open is found by scanners before its owner has filled in the form. Only a server that listens on
 * this machine alone, under names of this machine alone, needs no code.
 */
export const isSetupCodeNeeded = ({ publicUrl, host, allowedHosts, trustedProxies }: Reach): boolean =>
  !isLoopbackUrl(publicUrl) || !isLoopbackHost(host) || allowedHosts.length > 0 || trustedProxies > 0;

/** Where a server listens and by which names it is reached. */
export type Reach = { publicUrl: string; host: string; allowedHosts: readonly string[]; trustedProxies: number };

/** Without letters and digits that are mistaken for others. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

const newCode = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join(
    '-',
  );

const hashOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest('hex');

const fileIn = (dataFolder: string): string => join(dataFolder, 'setup-code');

/**
 * While an installation with a public address waits for its owner: says the code for the first visit in the log and in a
 * file that only our own account can read. The database keeps its hash, so that every server accepts the code of each.
 */
export async function announceSetupCode(
  { db, clock, log }: { db: Database; clock: Clock; log: Log },
  settings: Reach & { dataFolder: string },
): Promise<void> {
  const { publicUrl, dataFolder } = settings;
  if (!isSetupCodeNeeded(settings)) return;
  const file = fileIn(dataFolder);
  if (!(await isSetupNeeded(db))) {
    await removeSetupCode(dataFolder);
    return;
  }
  const kept = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
  const code = kept || newCode();
  await insertSetupCode(db, hashOf(code), clock.now());
  const problem = kept ? null : await keepCode(dataFolder, code);
  const where = problem === null ? `It also stands in ${file}.` : `It could not be written to ${file} (${problem}).`;
  log.warn({ setup_code: code }, `Open ${publicUrl} and enter the set-up code ${code} to become the owner. ${where}`);
}

/** A server on a read-only disk has its log. Returns the reason when the file cannot be written. */
async function keepCode(dataFolder: string, code: string): Promise<string | null> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await writeFile(fileIn(dataFolder), `${code}\n`, { mode: 0o600 });
    await chmod(fileIn(dataFolder), 0o600);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Wrong codes of all visitors count together, and are slowed like passwords of an account. */
const account = 'set-up';

/** @throws Refusal invalid_input when the code is missing or wrong, too_many_requests */
export async function ensureSetupCode(db: Database, auth: SignIn, given: string, origin: TryOrigin): Promise<void> {
  const turn = await takeTurn(db, await tryKeysOf(auth, account, origin));
  if (await hasSetupCode(db, hashOf(given))) return turn.takeBack();
  const message =
    'This is not the set-up code: it stands in the server’s log, and in the file setup-code of its data folder.';
  throw refuse('invalid_input', message, [{ path: 'setup_code', message }]);
}

/** The codes of all servers end with the set-up; the files of others are removed when they start again. */
export async function forgetSetupCodes(trx: Transaction): Promise<void> {
  await deleteSetupCodes(trx);
}

export async function removeSetupCode(dataFolder: string): Promise<void> {
  await rm(fileIn(dataFolder), { force: true }).catch(() => {});
}

export const forgetSetupFailures = (db: Database): Promise<void> => forgetAccount(db, account);
