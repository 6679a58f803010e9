import type { CrmParts } from './connections/crm-context.ts';
import { wireAlerts } from './reconcile/warnings/wire-alerts.ts';
import { wireChecks } from './reconcile/wire-reconcile.ts';
import { wireReturnFields } from './outbound/kinds/return-fields/wire-return-fields.ts';
import { wireRuns } from './bulk-operations/wire-runs.ts';
import { deliver } from './outbound/attempt/deliver.ts';
import { deliverJob, sweepDeliveriesJob } from './outbound/delivery.ts';
import { planJoinedEvent, planQualifiedEvents, planRewardEvent } from './outbound/plan/plan-data-events.ts';
import { planDelivery } from './outbound/plan/plan-delivery.ts';
import { sweepDeliveries } from './outbound/attempt/resume-deliveries.ts';
import { wireImports } from '../imports/wire-imports.ts';
import { handleNotifications } from './inbound/handle-notifications.ts';
import { wakeJob } from './inbound/notification.ts';
import { claimMs } from './inbound/claim-batch.ts';
import { wakeNotifications } from './inbound/wake-notifications.ts';
import { baselineJob, planBaseline, takeBaseline } from './contacts/qualification/take-baseline.ts';

/** Connects what happens in the subjects with the work that follows in the CRM. */
export function wireCrm(parts: CrmParts): void {
  const { history, jobs } = parts;
  wireImports(parts);
  history.on('lead.joined', (trx, event) => planDelivery(parts, trx, event));
  history.on('lead.joined', (trx, event) => planBaseline(parts, trx, event));
  history.on('referrer.joined', (trx, event) => planDelivery(parts, trx, event));
  // behind the person's own delivery, for which they wait
  history.on('lead.joined', (trx, event) => planJoinedEvent(parts, trx, event));
  history.on('lead.qualified', (trx, event) => planQualifiedEvents(parts, trx, event));
  history.on('reward.issued', (trx, event) => planRewardEvent(parts, trx, event));

  jobs.handle(deliverJob, async (payloads) => {
    for (const payload of payloads) await deliver(parts, payload);
  });
  jobs.handle(baselineJob, async (payloads) => {
    for (const payload of payloads) await takeBaseline(parts, payload);
  });
  jobs.handle(wakeJob, () => handleNotifications(parts));
  jobs.handle(sweepDeliveriesJob, () => sweepDeliveries(parts));
  // nets below the queue: for jobs that were lost, and for work that a killed process left behind
  jobs.schedule(sweepDeliveriesJob, '* * * * *');
  jobs.schedule(wakeJob, '* * * * *');
  jobs.onWorking(() => resumeCrm(parts));
  wireReturnFields(parts);
  wireRuns(parts);
  wireChecks(parts);
  wireAlerts(parts);
}

/** Takes up what a killed process left behind: at once, and again when its claims have run out. */
async function resumeCrm(parts: CrmParts): Promise<void> {
  await sweepDeliveries(parts, { graceMs: 0 });
  const claimsEnd = new Date(parts.clock.now().getTime() + claimMs);
  await parts.db.transaction().execute(async (trx) => {
    await wakeNotifications(parts.jobs, trx);
    await wakeNotifications(parts.jobs, trx, claimsEnd);
  });
}
