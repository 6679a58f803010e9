import { sql } from 'kysely';
import { createApp, type App } from '../../../src/app.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

/** By then all claims of dead workers have run out, and Intercom's search surely knows what they created. */
const laterMs = 15 * 60_000;

/**
 * Starts a worker that is not killed, in this process. Its clock is a quarter of an hour ahead, so that the test does not
 * wait for what only takes time.
 */
export async function startLaterWorker(pair: Pair): Promise<App> {
  await until(async () => !(await holdsLocks(pair)), 'PostgreSQL notices that the worker before is dead');
  const { settings, log } = pair.app.context;
  const worker = await createApp({
    settings,
    log,
    clock: { now: () => new Date(Date.now() + laterMs) },
    connectionString: pair.database.connectionString,
    roles: { serve: false, work: true },
    secrets: { masterKey: pair.masterKey },
  });
  await worker.start();
  return worker;
}

/** Whether a worker is connected for its locks; a server that does no work never is. */
async function holdsLocks(pair: Pair): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity
    where datname = current_database() and application_name = 'goodword-locks'`.execute(pair.crm.db);
  return rows.length > 0;
}
