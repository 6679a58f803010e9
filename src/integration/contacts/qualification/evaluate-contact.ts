import { getLeadById } from '../../../leads/find-lead.ts';
import type { Lead } from '../../../leads/lead.ts';
import { qualifyLead } from '../../../leads/qualify-lead.ts';
import type { Transaction } from '../../../database/database.ts';
import { actorOf, type Connection } from '../../connections/connection.ts';
import { filterByConnection } from '../../connections/filter-by-connection.ts';
import {
  selectPeopleOfContact,
  selectSnapshot,
  upsertSnapshot,
  type Snapshot,
  type SubjectKey,
} from '../contact-store.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { attributeText } from '../../../qualification/attribute-text.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import { findSettings } from '../../settings/find-settings.ts';
import { hasDeclined } from './declined-store.ts';
import { watchedAttribute } from '../../../qualification/qualification-rule.ts';
import { evaluateQualification } from '../../../qualification/qualification-rules.ts';

/** Why a contact was read: a notification, or none when a delivery just wrote it or its lead just joined. */
export type ReadingCause = {
  notificationId: string | null;
  reportedAt: Date | null;
  /** it is what our own write was answered with */
  ours?: boolean;
};

/** `waiting`: nothing changed, and a lead waits for a change. */
export type Decision = 'stale' | 'nobody' | 'unchanged' | 'waiting' | 'changed' | 'qualified';

const byWeight: readonly Decision[] = ['unchanged', 'waiting', 'changed', 'qualified'];

/**
 * Keeps what was read of a contact, tells what changed in the watched attribute, and qualifies the leads whose rule is
 * met: all in the caller's transaction, so that a crash loses neither the change nor its consequence. The caller holds
 * the contact's lock. A reading that is older than the one kept is dropped.
 */
export async function evaluateContact(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  contact: CrmContact,
  cause: ReadingCause,
): Promise<Decision> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const key = { workspaceId, connectionId, contactId: contact.id };
  const previous = (await selectSnapshot(trx, key)) ?? null;
  if (previous && previous.read_at > contact.readAt) return 'stale';
  const people = await selectPeopleOfContact(trx, key);
  if (people.length === 0) return 'nobody';
  await upsertSnapshot(trx, key, contact, cause.ours ?? false);

  let decision: Decision = 'unchanged';
  const leads = people.filter(({ subject }) => subject === 'lead');
  for (const lead of await leadsWorkingWith(trx, connection, leads)) {
    const seen = await evaluateLead(context, trx, { connection, contact, previous, cause, lead });
    if (byWeight.indexOf(seen) > byWeight.indexOf(decision)) decision = seen;
  }
  return decision;
}

/** Of the leads behind a contact, those whose campaign works with this connection. */
async function leadsWorkingWith(trx: Transaction, connection: Connection, people: SubjectKey[]): Promise<Lead[]> {
  const { workspace_id: workspaceId } = connection;
  const leads = await Promise.all(people.map(({ subjectId }) => getLeadById(trx, workspaceId, subjectId)));
  const kept = await filterByConnection(
    trx,
    connection,
    leads.map((lead) => ({ lead, campaignId: lead.campaign_id })),
  );
  return kept.map(({ lead }) => lead);
}

type Reading = {
  connection: Connection;
  contact: CrmContact;
  previous: Snapshot | null;
  cause: ReadingCause;
  lead: Lead;
};

async function evaluateLead(
  context: CrmContext,
  trx: Transaction,
  { connection, contact, previous, cause, lead }: Reading,
): Promise<Decision> {
  const { workspace_id: workspaceId, campaign_id: campaignId, lead_id: leadId } = lead;
  const { provider } = connection;
  const { version, settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab: 'leads' });
  const rule = settings.qualification;
  const watched = watchedAttribute(rule);
  if (!watched) return 'unchanged';

  const value = contact.attributes[watched.property];
  const before = previous ? (previous.attributes as Record<string, AttributeValue>)[watched.property] : null;
  const verdict = evaluateQualification({
    rule,
    value,
    previous: previous && { value: before, readAt: previous.read_at },
    contactCreatedAt: contact.createdAt,
    contactUpdatedAt: contact.updatedAt,
    readAt: contact.readAt,
    reportedAt: cause.reportedAt,
    leadJoinedAt: lead.joined_at,
    timezone: connection.timezone,
  });
  const evidence = {
    attribute: attributeText(watched.property),
    property: watched.property,
    old: before ?? null,
    new: value ?? null,
    contact_id: contact.id,
    notification_id: cause.notificationId,
    changed_at: (cause.reportedAt ?? contact.updatedAt ?? contact.readAt).toISOString(),
  };
  const actor = actorOf(connection, context.providers.of(connection).title);
  const fact = { workspaceId, campaignId, leadId, referrerId: lead.referrer_id, actor, ruleVersion: version };

  const isChange = previous ? (before ?? null) !== (value ?? null) : verdict.verdict === 'qualified';
  if (isChange) await context.history.record(trx, { ...fact, type: 'contact.changed', evidence });
  if (lead.state !== 'Pending') return isChange ? 'changed' : 'unchanged';
  if (verdict.verdict === 'qualified') {
    const { outcome } = await qualifyLead(context, { workspaceId, leadId, actor, evidence, ruleVersion: version }, trx);
    if (outcome === 'qualified') return 'qualified';
  }
  if (verdict.verdict === 'declined' && !(await hasDeclined(trx, workspaceId, leadId, version, contact.id))) {
    const reason = { code: verdict.code, sentence: verdict.sentence };
    await context.history.record(trx, {
      ...fact,
      type: 'lead.qualification_declined',
      evidence: { ...evidence, ...reason },
    });
  }
  if (isChange) return 'changed';
  return verdict.verdict === 'waiting' ? 'waiting' : 'unchanged';
}
