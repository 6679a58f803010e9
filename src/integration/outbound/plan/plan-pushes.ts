import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { findSettingsOfTabs } from '../../settings/find-settings.ts';
import { tabOf } from '../../settings/subject.ts';
import { addDeliveries } from '../add-deliveries.ts';
import { deliveryFact } from '../delivery-fact.ts';
import { makeDeliveryRow } from '../make-delivery-row.ts';
import { nameCrm, type DeliveryPlan, type PlanInWorkspace, type Planning } from './delivery-plan.ts';
import { plannedBy, readPeople } from './planned-fields.ts';

/** The single form of planPushes. @throws when there is no such person */
export async function planPush(
  context: CrmContext,
  trx: Transaction,
  { workspaceId, ...plan }: PlanInWorkspace,
): Promise<Planning> {
  const [planning] = await planPushes(context, trx, workspaceId, [plan]);
  return planning!;
}

/**
 * Plans that people are written to the CRM by the settings as they are now, and sends the jobs, in the caller's
 * transaction.
 * @returns what became of each plan, in their order
 * @throws when one of the people is not there
 */
export async function planPushes(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  wanted: readonly DeliveryPlan[],
): Promise<Planning[]> {
  const plans = await nameCrm(context, trx, workspaceId, wanted);
  const settingsOf = await findSettingsOfTabs(trx, workspaceId, plans.map(tabKeyOf));
  const actionOf = (plan: (typeof plans)[number]) => settingsOf(tabKeyOf(plan)).settings.action;
  const people = plans.filter((plan) => actionOf(plan) !== 'nothing').map(({ person }) => person);
  const personOf = await readPeople(trx, context.publicUrl, workspaceId, people);
  const now = context.clock.now();
  const deliveries = plans.map((plan) => {
    const { version, settings } = settingsOf(tabKeyOf(plan));
    if (settings.action === 'nothing') return null;
    return makeDeliveryRow({ workspaceId, ...plan }, now, {
      kind: 'push',
      action: settings.action,
      duplicates: settings.duplicates,
      settings_version: version,
      ...plannedBy(context.providers.of(plan), settings, personOf(plan.person)),
    });
  });
  const rows = deliveries.filter((delivery) => delivery !== null);
  const planned = await addDeliveries(context, trx, workspaceId, rows);
  await context.history.record(
    trx,
    planned.map((delivery) => ({
      ...deliveryFact(delivery),
      type: 'delivery.planned',
      evidence: { delivery_id: delivery.delivery_id, action: delivery.action, duplicates: delivery.duplicates },
    })),
  );
  const isPlanned = new Set<unknown>(planned);
  return deliveries.map((delivery): Planning => {
    if (!delivery) return { planned: false, why: 'nothing_to_action' };
    if (!isPlanned.has(delivery)) return { planned: false, why: 'planned_before' };
    return { planned: true, deliveryId: delivery.delivery_id };
  });
}

const tabKeyOf = ({ campaignId, provider, person }: DeliveryPlan & { provider: string }) => ({
  campaignId,
  provider,
  tab: tabOf(person.subject),
});
