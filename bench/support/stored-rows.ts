import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { afterwards } from './clean-up.ts';

/** Counts rows in the database of a running server. @param statement selects one number as `count` */
export type CountRows = (statement: string) => Promise<number>;

/** Opens the embedded database that a server already runs on a data folder; the server stays its owner. */
export async function openStored(dataFolder: string): Promise<pg.Client> {
  const { connectionString } = await startEmbeddedPostgres({ dataFolder, log: () => {} });
  const client = new pg.Client({ connectionString });
  // the server stops its database first when a run is broken off
  client.on('error', () => {});
  await client.connect();
  afterwards(() => client.end());
  return client;
}

/** Counts in the database of a running server. */
export async function openStoredRows(dataFolder: string): Promise<CountRows> {
  const client = await openStored(dataFolder);
  return async (statement) => {
    const { rows } = await client.query<{ count: string }>(statement);
    return Number(rows[0]?.count);
  };
}
