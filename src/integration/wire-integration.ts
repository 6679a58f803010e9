import type { CrmContext } from './connections/crm-context.ts';
import { wireAlerts } from './reconcile/warnings/wire-alerts.ts';
import { wireChecks } from './reconcile/wire-reconcile.ts';
import { wireReturnFields } from './outbound/kinds/return-fields/wire-return-fields.ts';
import { wireRuns } from './bulk-operations/wire-runs.ts';
import { deliver } from './outbound/attempt/deliver.ts';
import { deliverJob, reapDeliveriesJob } from './outbound/delivery.ts';
import { planJoinedEvent, planQualifiedEvents, planRewardEvent } from './outbound/plan/plan-data-events.ts';
import { planDelivery } from './outbound/plan/plan-delivery.ts';
import { reapDeliveries } from './outbound/attempt/resume-deliveries.ts';
import { wireImports } from '../imports/wire-imports.ts';
import { handleNotifications } from './inbound/handle-notifications.ts';
import { forgetNotifications } from './inbound/forget-notifications.ts';
import { wakeJob } from './inbound/notification.ts';
import { resumeSeeding, seedChanges, seedChangesJob } from './inbound/seed-changes.ts';
import { claimMs } from './inbound/claim-batch.ts';
import { wakeNotifications } from './inbound/wake-notifications.ts';
import { forgetContactChanges, retentionJob } from './contacts/forget-changes.ts';
import { baselineJob, planBaseline, takeBaseline } from './contacts/qualification/take-baseline.ts';

/** Connects what happens in the subjects with the work that follows in the CRM. */
export function wireCrm(context: CrmContext): void {
  const { history, jobs } = context;
  wireImports(context);
  history.on('lead.joined', (trx, event) => planDelivery(context, trx, event));
  history.on('lead.joined', (trx, event) => planBaseline(context, trx, event));
  history.on('referrer.joined', (trx, event) => planDelivery(context, trx, event));
  // behind the person's own delivery, for which they wait
  history.on('lead.joined', (trx, event) => planJoinedEvent(context, trx, event));
  history.on('lead.qualified', (trx, event) => planQualifiedEvents(context, trx, event));
  history.on('reward.issued', (trx, event) => planRewardEvent(context, trx, event));

  jobs.handle(deliverJob, async (payloads) => {
    for (const payload of payloads) await deliver(context, payload);
  });
  jobs.handle(baselineJob, async (payloads) => {
    for (const payload of payloads) await takeBaseline(context, payload);
  });
  jobs.handle(wakeJob, () => handleNotifications(context));
  jobs.handle(seedChangesJob, () => seedChanges(context));
  jobs.handle(retentionJob, async () => {
    await forgetContactChanges(context);
    await forgetNotifications(context);
  });
  jobs.handle(reapDeliveriesJob, () => reapDeliveries(context));
  jobs.schedule(retentionJob, '41 2 * * *');
  // nets below the queue: for jobs that were lost, and for work that a killed process left behind
  jobs.schedule(reapDeliveriesJob, '* * * * *');
  jobs.schedule(wakeJob, '* * * * *');
  jobs.onWorking(() => resumeCrm(context));
  wireReturnFields(context);
  wireRuns(context);
  wireChecks(context);
  wireAlerts(context);
}

/** Takes up what a killed process left behind: at once, and again when its claims have run out. */
async function resumeCrm(context: CrmContext): Promise<void> {
  await reapDeliveries(context, { graceMs: 0 });
  await resumeSeeding(context);
  const claimsEnd = new Date(context.clock.now().getTime() + claimMs);
  await context.db.transaction().execute(async (trx) => {
    await wakeNotifications(context.jobs, trx);
    await wakeNotifications(context.jobs, trx, claimsEnd);
  });
}
