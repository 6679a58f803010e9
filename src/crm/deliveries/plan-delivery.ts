import type { NewEvent } from '../../history/history.ts';
import { getLeadFacts } from '../../leads/lead-facts.ts';
import { newId } from '../../platform/id/id.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { getReferrerFacts } from '../../referrers/referrer-facts.ts';
import type { SubjectKey } from '../contacts/contact-store.ts';
import type { CrmParts } from '../crm-parts.ts';
import type { Person } from '../mapping/fields.ts';
import { planFields } from '../mapping/plan-fields.ts';
import { findSettings } from '../settings/find-settings.ts';
import { deliverJob } from './delivery.ts';
import { deliveryFact } from './delivery-fact.ts';
import { insertDelivery } from './delivery-store.ts';

/**
 * The reaction to lead.joined and referrer.joined: what is to be written to the CRM is planned, and its job sent, in
 * the transaction in which somebody joined. Nothing happens while the tab's action is `Nothing to action`.
 */
export async function planDelivery(parts: CrmParts, trx: Transaction, joined: NewEvent): Promise<void> {
  const { workspaceId, campaignId } = joined;
  const person: SubjectKey =
    joined.type === 'lead.joined'
      ? { subject: 'lead', subjectId: joined.leadId ?? '' }
      : { subject: 'referrer', subjectId: joined.referrerId ?? '' };
  if (!campaignId || !person.subjectId) throw new Error(`${joined.type} names campaign and person.`);
  const { name: provider } = parts.provider;
  const tab = person.subject === 'lead' ? 'leads' : 'referrers';
  const { version, settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab });
  if (settings.action === 'nothing') return;

  const now = parts.clock.now();
  const deliveryId = newId();
  const planned = planFields(settings.mapping, await readPerson(trx, parts.publicUrl, workspaceId, person));
  const delivery = {
    workspace_id: workspaceId,
    delivery_id: deliveryId,
    connection_id: null,
    campaign_id: campaignId,
    provider,
    subject: person.subject,
    subject_id: person.subjectId,
    cause: 'joined',
    action: settings.action,
    duplicates: settings.duplicates,
    settings_version: version,
    planned: JSON.stringify(planned),
    state: 'Planned' as const,
    failure: null,
    outcome: null,
    contact_id: null,
    replaced: null,
    created_at: now,
    updated_at: now,
    next_attempt_at: null,
  };
  if (!(await insertDelivery(trx, delivery))) return;
  await parts.history.record(trx, {
    ...deliveryFact(delivery),
    type: 'delivery.planned',
    evidence: { delivery_id: deliveryId, action: settings.action, duplicates: settings.duplicates },
  });
  await parts.jobs.send(trx, deliverJob, { workspaceId, deliveryId }, { groupId: workspaceId });
}

/** What may be told of a person. */
export async function readPerson(
  db: Database,
  publicUrl: string,
  workspaceId: string,
  { subject, subjectId }: SubjectKey,
): Promise<Person> {
  if (subject === 'lead') {
    const facts = await getLeadFacts(db, publicUrl, workspaceId, subjectId);
    if (facts) return { tab: 'leads', facts };
  } else {
    const facts = await getReferrerFacts(db, publicUrl, workspaceId, subjectId);
    if (facts) return { tab: 'referrers', facts };
  }
  throw new Error(`There is no ${subject} ${subjectId}.`);
}
