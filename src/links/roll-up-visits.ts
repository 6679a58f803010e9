import type { Database } from '../database/database.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { periodicLook } from '../platform/jobs/periodic-look.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { selectWorkspacesWithOldVisits } from './link-store.ts';
import { moveVisitsToDays } from './link-visits.sql.ts';

export const rollUpVisitsJob = periodicLook('roll-up-link-visits');

const atOnce = 5_000;

/**
 * Counts visits that are older than the operator keeps them per link and day, and deletes them, batch by batch. Reports read
 * both, so that their numbers stay.
 */
export async function rollUpVisits(context: {
  db: Database;
  clock: Clock;
  jobs: Pick<Jobs, 'stopping'>;
  retention: { visitsDays: number };
}): Promise<void> {
  const before = new Date(context.clock.now().getTime() - context.retention.visitsDays * 86_400_000);
  for (const workspaceId of await selectWorkspacesWithOldVisits(context.db, before)) {
    let moved: number;
    do {
      moved = await moveVisitsToDays(context.db, { workspaceId, before, limit: atOnce });
    } while (moved === atOnce && !context.jobs.stopping.aborted);
  }
}
