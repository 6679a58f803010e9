import { periodicLook } from '../../platform/jobs/periodic-look.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { applyRetention, selectWorkspacesWithOldChanges } from './change-store.ts';

export const forgetChangesJob = periodicLook('forget-contact-changes');

const atOnce = 5_000;

/** Forgets changes of contacts that are older than the operator keeps them, batch by batch. */
export async function forgetContactChanges(
  context: Pick<CrmContext, 'db' | 'clock' | 'jobs' | 'retention'>,
): Promise<void> {
  const now = context.clock.now();
  const before = new Date(now.getTime() - context.retention.contactChangesDays * 86_400_000);
  for (const workspaceId of await selectWorkspacesWithOldChanges(context.db, before)) {
    let removed: number;
    do {
      removed = await applyRetention(context.db, { workspaceId, before, limit: atOnce, now });
    } while (removed === atOnce && !context.jobs.stopping.aborted);
  }
}
