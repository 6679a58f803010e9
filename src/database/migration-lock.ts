import type pg from 'pg';

const key = 7_465_002;

/**
 * Waits until no other process changes tables or rights, and keeps others from it until the transaction ends: PostgreSQL refuses
 * two changes of one table at the same moment.
 */
export async function waitForMigrations(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [key]);
}
