import type { CrmContext } from '../connections/crm-context.ts';
import { deliver } from './attempt/deliver.ts';
import { forgetCalls, forgetCallsJob } from './attempt/forget-calls.ts';
import { reapDeliveries, resumeWaitingDeliveries } from './attempt/resume-deliveries.ts';
import { retryNow } from './attempt/retry-now.ts';
import { deliverJob, reapDeliveriesJob } from './delivery.ts';
import { prepareDeletion } from './kinds/delete-contact/delete-contact.ts';
import { prepareEvent } from './kinds/event/track-event.ts';
import { preparePush } from './kinds/push/prepare-push.ts';
import { prepareReturnFields } from './kinds/return-fields/prepare-return-fields.ts';
import { wireReturnFields } from './kinds/return-fields/wire-return-fields.ts';
import { planJoinedEvents, planQualifiedEvents, planRewardEvents } from './plan/plan-data-events.ts';
import { planDeliveries } from './plan/plan-deliveries.ts';
import { sendCorrections } from './plan/send-corrections.ts';
import { registerKind } from './senders.ts';

/** Connects what happens in the subjects with the deliveries that follow, and deliveries with their jobs. */
export function wireOutbound(context: CrmContext): void {
  const { history, jobs } = context;
  registerKind('push', preparePush);
  registerKind('event', prepareEvent);
  registerKind('return_fields', prepareReturnFields);
  registerKind('delete_contact', prepareDeletion);

  history.on('lead.joined', (trx, events) => planDeliveries(context, trx, events));
  history.on('lead.released', (trx, events) => planDeliveries(context, trx, events));
  history.on('referrer.joined', (trx, events) => planDeliveries(context, trx, events));
  // behind the person's own delivery, for which they wait
  history.on('lead.joined', (trx, events) => planJoinedEvents(context, trx, events));
  history.on('lead.released', (trx, events) => planJoinedEvents(context, trx, events));
  history.on('lead.qualified', (trx, events) => planQualifiedEvents(context, trx, events));
  history.on('reward.issued', (trx, events) => planRewardEvents(context, trx, events));
  history.onEach('lead.changed', (trx, event) => sendCorrections(context, trx, event));
  history.onEach('referrer.changed', (trx, event) => sendCorrections(context, trx, event));
  history.on('contact.linked', (trx, events) => retryNow(context, trx, events));
  history.onEach('connection.connected', (trx, event) => resumeWaitingDeliveries(context, trx, event.workspaceId));

  jobs.handle(deliverJob, async (payloads) => {
    for (const payload of payloads) await deliver(context, payload);
  });
  jobs.handle(reapDeliveriesJob, () => reapDeliveries(context));
  jobs.schedule(reapDeliveriesJob, '* * * * *');
  jobs.handle(forgetCallsJob, () => forgetCalls(context));
  jobs.schedule(forgetCallsJob, '46 2 * * *');
  // what a killed process left behind
  jobs.onWorking(() => reapDeliveries(context, { graceMs: 0 }));
  wireReturnFields(context);
}
