import { getLeadDetails } from '../../../leads/lead-details.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { getReferrerDetails } from '../../../referrers/referrer-details.ts';
import { findCampaignProvider } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { Person } from '../../settings/mapping/fields.ts';
import { planFields } from '../../settings/mapping/plan-fields.ts';
import { policiesOf } from '../../settings/mapping/write-policies.ts';
import type { CrmTraits } from '../../provider/capabilities.ts';
import { findSettings } from '../../settings/find-settings.ts';
import { type IntegrationSettings } from '../../settings/integration-settings.ts';
import { deliverJob } from '../delivery.ts';
import { deliveryFact } from '../delivery-fact.ts';
import { insertDelivery } from '../delivery-store.ts';
import { makeDeliveryRow, type DeliveryPurpose } from '../make-delivery-row.ts';
import { type SubjectKey, tabOf } from '../../settings/subject.ts';

/** What is to be planned; it goes to the CRM of the campaign where `provider` is left out. */
export type DeliveryPlan = Omit<DeliveryPurpose, 'provider' | 'deliveryId'> & { provider?: string };

export type Planning =
  | { planned: true; deliveryId: string }
  /** `nothing_to_action`: the tab says so; `planned_before`: for the same cause */
  | { planned: false; why: 'nothing_to_action' | 'planned_before' };

/**
 * Plans that a person is written to the CRM by the settings as they are now, and sends the job, in the caller's
 * transaction.
 * @throws when there is no such person
 */
export async function planPush(
  context: CrmContext,
  trx: Transaction,
  { workspaceId, campaignId, person, cause, runId, ...plan }: DeliveryPlan,
): Promise<Planning> {
  const provider = plan.provider ?? (await findCampaignProvider(context, trx, { workspaceId, campaignId })).name;
  const tab = tabOf(person.subject);
  const { version, settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab });
  if (settings.action === 'nothing') return { planned: false, why: 'nothing_to_action' };

  const delivery = makeDeliveryRow({ workspaceId, campaignId, provider, person, cause, runId }, context.clock.now(), {
    kind: 'push',
    action: settings.action,
    duplicates: settings.duplicates,
    settings_version: version,
    ...plannedBy(
      context.providers.of({ provider }),
      settings,
      await readPerson(trx, context.publicUrl, workspaceId, person),
    ),
  });
  const { delivery_id: deliveryId } = delivery;
  if (!(await insertDelivery(trx, delivery))) return { planned: false, why: 'planned_before' };
  await context.history.record(trx, {
    ...deliveryFact(delivery),
    type: 'delivery.planned',
    evidence: { delivery_id: deliveryId, action: settings.action, duplicates: settings.duplicates },
  });
  // a run sends its own, so that new joins do not wait behind it
  if (!runId) await context.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
  return { planned: true, deliveryId };
}

/** What the settings say is to be written about a person, as a delivery keeps it. */
export function plannedBy(
  crm: CrmTraits,
  settings: IntegrationSettings,
  person: Person,
): { planned: string; policies: string } {
  return {
    planned: JSON.stringify(planFields(settings.mapping, person, crm)),
    policies: JSON.stringify(policiesOf(settings.mapping)),
  };
}

/** What may be sent about a person. */
export async function readPerson(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  { subject, subjectId }: SubjectKey,
): Promise<Person> {
  if (subject === 'lead') {
    const facts = await getLeadDetails(db, publicUrl, workspaceId, subjectId);
    if (facts) return { tab: 'leads', facts };
  } else {
    const facts = await getReferrerDetails(db, publicUrl, workspaceId, subjectId);
    if (facts) return { tab: 'referrers', facts };
  }
  throw new Error(`There is no ${subject} ${subjectId}.`);
}
