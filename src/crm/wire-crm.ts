import type { CrmParts } from './crm-parts.ts';
import { wireAlerts } from './alerts/wire-alerts.ts';
import { wireChecks } from './checks/wire-checks.ts';
import { wireReturnFields } from './return-fields/wire-return-fields.ts';
import { wireRuns } from './runs/wire-runs.ts';
import { deliver } from './deliveries/deliver.ts';
import { deliverJob, sweepDeliveriesJob } from './deliveries/delivery.ts';
import { planJoinedEvent, planQualifiedEvents, planRewardEvent } from './deliveries/plan-data-events.ts';
import { planDelivery } from './deliveries/plan-delivery.ts';
import { sweepDeliveries } from './deliveries/resume-deliveries.ts';
import { wireImports } from './imports/wire-imports.ts';
import { handleNotifications } from './notifications/handle-notifications.ts';
import { wakeJob } from './notifications/notification.ts';
import { claimMs } from './notifications/claim-batch.ts';
import { wakeNotifications } from './notifications/wake-notifications.ts';
import { baselineJob, planBaseline, takeBaseline } from './qualification/take-baseline.ts';

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
