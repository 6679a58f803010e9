// `npm run admin -- …`: what the operator of the server does without an account.
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addEnvironmentFile } from './config/environment-file.mjs';
import { environmentForm } from './config/environment.ts';
import { loadSecrets, type Secrets } from './config/secrets.ts';
import { readSettings, SettingsError } from './config/settings.ts';
import { borrowEmbeddedPostgres } from './database/borrow-embedded-postgres.ts';
import { closeDatabase, openDatabase } from './database/database.ts';
import { anySessions } from './database/sessions.ts';
import { DatabaseRefusal } from './database/database-refusal.ts';
import { createHistory } from './history/history.ts';
import { systemClock } from './platform/clock/clock.ts';
import { createLog } from './platform/log/log.ts';
import { takeOverConsole } from './platform/log/take-over-console.ts';
import { Refusal } from './platform/refusal.ts';
import { readHidden } from './read-hidden.ts';
import { makeOwner } from './team/make-owner.ts';
import { resetPassword } from './team/reset-password.ts';
import { createSignIn } from './team/sign-in.ts';
import type { TeamContext } from './team/team-context.ts';

const usage = `npm run admin -- reset-password <e-mail> [--ask] [--second-factor-off]

  Gives an account another password and ends all its sessions, whether Goodword runs or not. Prints the new password, or
  asks for one with --ask. --second-factor-off switches the second factor off as well, for a lost phone.

npm run admin -- make-owner <e-mail>

  Makes a teammate an owner, for a team whose owners can no longer sign in.

Run both where Goodword runs, with the same settings (DATA_DIR or DATABASE_URL, GOODWORD_SECRET).`;

/** A command that was not understood. */
class UsageError extends Error {}

type Command =
  | { name: 'make-owner'; email: string }
  | { name: 'reset-password'; email: string; ask: boolean; secondFactorOff: boolean };

function readCommand(args: string[]): Command {
  const options = { ask: { type: 'boolean' }, 'second-factor-off': { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [name, email, ...others] = positionals;
    if (!email || others.length > 0) throw new UsageError(usage);
    const [ask, secondFactorOff] = [values.ask === true, values['second-factor-off'] === true];
    if (name === 'make-owner' && !ask && !secondFactorOff) return { name, email };
    if (name !== 'reset-password') throw new UsageError(usage);
    return { name, email, ask, secondFactorOff };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  readEnvironmentFile();
  const env = environmentForm.parse(process.env);
  const settings = readSettings(env);
  if (settings.databaseUrl === null && !existsSync(settings.dataFolder)) {
    throw new SettingsError(
      `There is no data folder ${settings.dataFolder}: set DATA_DIR to the one of your Goodword.`,
    );
  }
  const password =
    command.name === 'reset-password' && command.ask ? await readHidden('New password: ') : newPassword();
  const secrets = loadSecrets(settings.dataFolder, env.GOODWORD_SECRET);
  const borrowed = settings.databaseUrl === null ? await borrowEmbeddedPostgres(settings.dataFolder) : null;
  const connectionString = borrowed?.connectionString ?? settings.databaseUrl!;
  try {
    const lines = await withTeam(connectionString, { ...settings, ...secrets }, (context) =>
      command.name === 'make-owner'
        ? runMakeOwner(context, command.email)
        : runResetPassword(context, { ...command, password }),
    );
    console.log(lines.join('\n'));
  } finally {
    await borrowed?.stop();
  }
}

async function runMakeOwner(context: TeamContext, email: string): Promise<string[]> {
  const { isNew } = await makeOwner(context, email);
  return [isNew ? `${email} is now an owner.` : `${email} is an owner already.`];
}

async function runResetPassword(
  context: TeamContext,
  command: { email: string; ask: boolean; secondFactorOff: boolean; password: string },
): Promise<string[]> {
  const { endedSessions: count } = await resetPassword(context, { ...command, isOneTime: !command.ask });
  const ended = count === 1 ? 'One session was ended.' : `${count} sessions were ended.`;
  return [
    `The password of ${command.email} was reset. ${ended}`,
    ...(command.secondFactorOff ? ['The second factor is off.'] : []),
    ...(command.ask
      ? []
      : [
          `\n  One-time password: ${command.password}\n\nSign in with it within a day; Goodword then asks for one of your own.`,
        ]),
  ];
}

/** The command works on what Goodword works on. */
function readEnvironmentFile(): void {
  try {
    addEnvironmentFile(process.env);
  } catch (error) {
    throw new SettingsError((error as Error).message);
  }
}

async function withTeam<Result>(
  connectionString: string,
  options: Secrets & { publicUrl: string; sessions: { days: number; idleDays: number } },
  act: (context: TeamContext) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase(connectionString, { log: () => {}, sessions: anySessions });
  const signIn = createSignIn({ connectionString, poolSize: 2, ...options });
  const log = createLog('silent');
  const giveBack = takeOverConsole(log);
  try {
    const context = { db, clock: systemClock, history: createHistory(systemClock), auth: signIn.auth };
    return await act({ ...context, log });
  } finally {
    giveBack();
    await signIn.close();
    await closeDatabase(db);
  }
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** About a hundred bits, in groups that can be read aloud. */
function newPassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** One sentence where the remedy is known; else with all details. */
function sentenceOf(error: unknown): string {
  const isKnown = [SettingsError, DatabaseRefusal, Refusal, UsageError].some((kind) => error instanceof kind);
  if (error instanceof Error && isKnown) return error.message;
  const { code } = error as { code?: string };
  if (code === '42P01' || code === '3F000')
    return 'This database is not Goodword’s, or older than this version: start Goodword once.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await run();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
