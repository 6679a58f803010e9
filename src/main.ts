import { createApp, type Roles } from './app.ts';
import { addEnvironmentFile } from './config/environment-file.mjs';
import { environmentForm } from './config/environment.ts';
import { loadSecrets } from './config/secrets.ts';
import { readSettings, SettingsError } from './config/settings.ts';
import { systemClock } from './platform/clock/clock.ts';
import { DatabaseRefusal } from './database/database-refusal.ts';
import { isDatabaseAway } from './database/is-database-away.ts';
import { keepEmbeddedPostgres } from './database/keep-embedded-postgres.ts';
import { migrate } from './database/migrate.ts';
import { grantToApp } from './database/rights.ts';
import { lookAtDatabase } from './database/sessions.ts';
import { installJobs } from './platform/jobs/jobs.ts';
import { createLog } from './platform/log/log.ts';
import { takeOverConsole } from './platform/log/take-over-console.ts';

/** `node src/main.ts` does everything; `serve` only answers requests, `work` only works on jobs. */
const rolesByCommand: Record<string, Roles> = {
  all: { serve: true, work: true },
  serve: { serve: true, work: false },
  work: { serve: false, work: true },
};

/** How long a start waits for a server that is just ending before it refuses. */
const lockWaitMs = 8_000;

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
const cleanUps: (() => Promise<void>)[] = [];
let starting: Promise<void> | null = null;
let ending: Promise<void> | null = null;

/** Whatever is open, a stop takes no longer than fifteen seconds. */
const stopLimitMs = 14_500;
/** After everything was closed, the process ends by itself unless something was forgotten. */
const lingerMs = 500;

/** Ends everything in the reverse order of its start, once. A start that is still under way is waited for. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    process.exitCode = code;
    const impatience = setTimeout(leave, stopLimitMs);
    await starting?.catch(() => {});
    for (const cleanUp of cleanUps.toReversed()) {
      await cleanUp().catch((error: unknown) => {
        process.exitCode = 1;
        process.stderr.write(`${sentenceOf(error)}\n`);
      });
    }
    clearTimeout(impatience);
    setTimeout(leave, lingerMs).unref();
  })();
  return ending;
}

/** Ends the process although something is still open, and names it. */
function leave(): void {
  const open = process.getActiveResourcesInfo().filter((name) => !/^(TTY|Pipe)Wrap$/.test(name));
  const counted = [...new Set(open)].map((name) => `${open.filter((one) => one === name).length} × ${name}`);
  say(`Stopped with work left that did not end in time; open were: ${counted.join(', ') || 'nothing'}.`);
  process.exit();
}

async function run(): Promise<void> {
  const [command = 'all', extra] = process.argv.slice(2);
  const roles = Object.hasOwn(rolesByCommand, command) ? rolesByCommand[command] : undefined;
  if (!roles || extra !== undefined) {
    throw new SettingsError(
      `"${extra ?? command}" is not a command: use serve, work, or nothing for both; npm start -- --help lists the settings.`,
    );
  }
  const fromFile = readFromFile();
  if (fromFile) say(fromFile);
  const env = environmentForm.parse(process.env);
  const settings = readSettings(env);
  const secrets = loadSecrets(settings.dataFolder, env.GOODWORD_SECRET);
  const log = createLog(settings.logLevel);
  takeOverConsole(log);

  const connectionString = settings.databaseUrl ?? (await startOwnDatabase(settings.dataFolder));
  const seen =
    settings.databaseUrl === null ? null : await lookAtDatabase(settings.databaseUrl, settings.databaseDirectUrl);
  if (seen?.sentence) log.warn(seen.sentence);
  const migrateAt = seen?.migrateAt ?? connectionString;
  await migrate(migrateAt, say);
  if (migrateAt !== connectionString) {
    // its tables belong to who owns the others
    await installJobs(migrateAt);
    await grantToApp(migrateAt, connectionString);
  }
  const areShared = seen?.areShared ?? false;
  const app = await createApp({
    settings,
    secrets,
    connectionString,
    sessions: { areShared, prepare: settings.preparedStatements ?? !areShared },
    listenAt: seen ? seen.listenAt : connectionString,
    clock: systemClock,
    log,
    roles,
  });
  cleanUps.push(() => app.stop());
  await app.start();
  say(`Goodword ready at ${settings.publicUrl}`);
}

function readFromFile(): string | null {
  try {
    return addEnvironmentFile(process.env);
  } catch (error) {
    throw new SettingsError((error as Error).message, { cause: error });
  }
}

async function startOwnDatabase(dataFolder: string): Promise<string> {
  const giveUp = (sentence: string): void => {
    process.stderr.write(`${sentence}\n`);
    void end(1);
  };
  const postgres = await keepEmbeddedPostgres({ dataFolder, log: say, waitMs: lockWaitMs, giveUp });
  if (!postgres) {
    throw new SettingsError(
      `Another Goodword server is running on the data folder ${dataFolder}: stop it first, or set DATA_DIR to another folder.`,
    );
  }
  cleanUps.push(() => postgres.stop());
  return postgres.connectionString;
}

/** The error: one sentence where the remedy is known; else with all details. */
function sentenceOf(error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseRefusal) return error.message;
  if (isDatabaseAway(error)) {
    return `PostgreSQL stopped answering (${(error as Error).message}): check that it runs and has room on its disk, then start Goodword again.`;
  }
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program: stop it, or set PORT to a free port.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!ending) say('Stopping …');
    void end(0);
  });
}
// started by npm start: when the starter is gone, nothing would stop this server
process.on('disconnect', () => void end(0));
// that listener alone must not keep us running
process.channel?.unref();
// the reader of our output may exit before us
process.stdout.on('error', () => {});

try {
  await (starting = run());
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  await end(1);
}
