import { periodicLook } from '../../platform/jobs/periodic-look.ts';
import { findWorkspacesWithConnections } from '../connections/find-connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { deleteHandled } from './notification-store.ts';

export const forgetNotificationsJob = periodicLook('forget-notifications');

const atOnce = 5_000;

/**
 * Forgets notifications that were handled longer ago than the operator keeps them, batch by batch. Of each connection the
 * last one stays, without its content: it shows how long nothing came.
 */
export async function forgetNotifications(
  context: Pick<CrmContext, 'db' | 'clock' | 'jobs' | 'retention'>,
): Promise<void> {
  const before = new Date(context.clock.now().getTime() - context.retention.notificationsDays * 86_400_000);
  for (const workspaceId of await findWorkspacesWithConnections(context.db)) {
    let removed: number;
    do {
      removed = await deleteHandled(context.db, { workspaceId, before, limit: atOnce });
    } while (removed === atOnce && !context.jobs.stopping.aborted);
  }
}
