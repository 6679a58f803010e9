import { claimEmbeddedPostgres } from './claim-embedded-postgres.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

/** How long a server that is just starting or ending may take until it is clear whose PostgreSQL it is. */
const waitMs = 2_000;

/**
 * The built-in PostgreSQL for a short errand: that of the running server, which `stop()` leaves running, or one that is
 * started for the errand and stopped after it. Throws like `startEmbeddedPostgres`.
 */
export async function borrowEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const log = (): void => {};
  const own = await claimEmbeddedPostgres({ dataFolder, log, waitMs });
  if (own) return own;
  const running = await startEmbeddedPostgres({ dataFolder, log });
  return { ...running, stop: async () => {} };
}
