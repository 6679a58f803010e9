import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { deliverJob, reapDeliveriesJob } from '../delivery.ts';
import { selectWorkspacesWithDue, takeDueDeliveries, updateReconnected } from '../delivery-store.ts';

/** A delivery that was touched within this time has its job. */
const graceMs = 60_000;
const batch = 500;

/** After connecting, or moving a campaign: what waited for that is resumed. Takes part in that transaction. */
export async function resumeWaitingDeliveries(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
): Promise<void> {
  // a moment ago, so that the sweep takes them for left behind and sends their jobs
  const at = new Date(context.clock.now().getTime() - graceMs);
  await updateReconnected(trx, workspaceId, at);
  await context.jobs.send(trx, reapDeliveriesJob, {});
}

/**
 * Sends jobs for deliveries that are due and seem to have none. One job too many does no harm: a delivery is worked on
 * by one worker at a time, and a sent one is left alone.
 * @param options.graceMs deliveries touched within this time are left to the job they surely have
 */
export async function reapDeliveries(context: CrmContext, options: { graceMs: number } = { graceMs }): Promise<void> {
  const now = context.clock.now();
  const untouchedSince = new Date(now.getTime() - options.graceMs);
  for (const workspaceId of await selectWorkspacesWithDue(context.db, untouchedSince)) {
    await context.db.transaction().execute(async (trx) => {
      const due = await takeDueDeliveries(trx, workspaceId, { now, untouchedSince, limit: batch });
      for (const deliveryId of due) {
        await context.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
      }
      if (due.length === batch) await context.jobs.send(trx, reapDeliveriesJob, {});
    });
  }
}
