import { periodicLook } from '../../../platform/jobs/periodic-look.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { selectWorkspacesWithOldCalls, updateCallsToRemoved } from './attempt-store.ts';

export const forgetCallsJob = periodicLook('forget-attempt-calls');

const atOnce = 1_000;

/**
 * Removes requests and answers of attempts that are older than the operator keeps them, batch by batch. When an attempt was
 * made and how it ended stays.
 */
export async function forgetCalls(context: Pick<CrmContext, 'db' | 'clock' | 'jobs' | 'retention'>): Promise<void> {
  const before = new Date(context.clock.now().getTime() - context.retention.attemptsDays * 86_400_000);
  for (const workspaceId of await selectWorkspacesWithOldCalls(context.db, before)) {
    let removed: number;
    do {
      removed = await updateCallsToRemoved(context.db, { workspaceId, before, limit: atOnce });
    } while (removed === atOnce && !context.jobs.stopping.aborted);
  }
}
