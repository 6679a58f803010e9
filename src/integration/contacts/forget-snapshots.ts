import { periodicLook } from '../../platform/jobs/periodic-look.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { deleteForeignSnapshots, selectWorkspacesOfSnapshots } from './snapshot-store.ts';

export const forgetSnapshotsJob = periodicLook('forget-snapshots');

const atOnce = 1_000;

/**
 * Forgets what is known of contacts that stand for no lead or referrer any more: without a link, or deleted or merged away
 * in their CRM for longer than webhooks are kept, so that late ones still find what they are compared with.
 */
export async function forgetSnapshots(context: Pick<CrmContext, 'db' | 'clock' | 'jobs' | 'retention'>): Promise<void> {
  const before = new Date(context.clock.now().getTime() - context.retention.notificationsDays * 86_400_000);
  for (const workspaceId of await selectWorkspacesOfSnapshots(context.db)) {
    let removed: number;
    do {
      removed = await deleteForeignSnapshots(context.db, { workspaceId, before, limit: atOnce });
    } while (removed === atOnce && !context.jobs.stopping.aborted);
  }
}
