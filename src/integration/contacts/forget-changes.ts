import { z } from 'zod';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { applyRetention, selectWorkspacesWithOldChanges } from './change-store.ts';

/** Forgets what is older than the operator keeps it, nightly. */
export const retentionJob: JobDefinition<Record<string, never>> = {
  name: 'apply-retention',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 60,
  batchSize: 1,
  concurrency: 1,
};

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
