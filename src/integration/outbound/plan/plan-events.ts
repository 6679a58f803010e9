import type { Transaction } from '../../../database/database.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { DataEventName } from '../kinds/event/data-events.ts';
import { addDeliveries } from '../add-deliveries.ts';
import { waitsForPush } from '../kinds/event/event-metadata.ts';
import { makeDeliveryRow } from '../make-delivery-row.ts';
import { selectWithUnsentPush } from '../unsent-pushes.sql.ts';
import { nameCrm, type DeliveryPlan, type PlanInWorkspace, type Planning } from './delivery-plan.ts';

export type PlannedEvent = { name: DataEventName; metadata: Record<string, string | number> };
export type EventPlan = DeliveryPlan & { event: PlannedEvent };

/** The push that it waits for may end unseen while this is planned, so it checks once on its own. */
const firstLookMs = 60_000;

/** The single form of planEvents. */
export async function planEvent(
  context: CrmContext,
  trx: Transaction,
  { workspaceId, ...plan }: PlanInWorkspace & EventPlan,
): Promise<Planning> {
  const [planning] = await planEvents(context, trx, workspaceId, [plan]);
  return planning!;
}

/**
 * Plans that data events are tracked on people's contacts, each once for its cause, in the caller's transaction: after the
 * person's attributes are written, so that whatever the event triggers in the CRM reads them.
 * @returns what became of each plan, in their order
 */
export async function planEvents(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  wanted: readonly EventPlan[],
): Promise<Planning[]> {
  if (wanted.length === 0) return [];
  const plans = await nameCrm(context, trx, workspaceId, wanted);
  const now = context.clock.now();
  const people = plans.map(({ provider, person }) => ({ provider, ...person }));
  const waiting = new Set((await selectWithUnsentPush(trx, workspaceId, people)).map(nameOf));
  const deliveries = plans.map(({ event, ...plan }) =>
    makeDeliveryRow({ workspaceId, ...plan }, now, {
      kind: 'event',
      planned: JSON.stringify({ name: event.name, at: now.toISOString(), metadata: event.metadata }),
      ...(waiting.has(nameOf({ provider: plan.provider, ...plan.person })) && {
        state: 'Waiting',
        outcome: waitsForPush,
        next_attempt_at: new Date(now.getTime() + firstLookMs),
      }),
    }),
  );
  const planned = new Set(await addDeliveries(context, trx, workspaceId, deliveries));
  return deliveries.map((delivery): Planning =>
    planned.has(delivery)
      ? { planned: true, deliveryId: delivery.delivery_id }
      : { planned: false, why: 'planned_before' },
  );
}

const nameOf = ({ provider, subject, subjectId }: SubjectKey & { provider: string }) =>
  `${provider} ${subject} ${subjectId}`;
