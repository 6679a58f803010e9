import { getLeadById } from '../../../leads/find-lead.ts';
import type { Lead } from '../../../leads/lead.ts';
import { qualifyLead } from '../../../leads/qualify-lead.ts';
import type { Transaction } from '../../../database/database.ts';
import { actorOf, type Connection } from '../../connections/connection.ts';
import { filterByConnection } from '../../connections/filter-by-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { readsAttribute } from '../observation.ts';
import { isSameValue } from '../observation-rules.ts';
import { reportedAtOf, type Reading } from '../reading.ts';
import { findSettings } from '../../settings/find-settings.ts';
import { watchedAttribute, type QualificationRule } from '../../../qualification/qualification-rule.ts';
import { evaluateQualification } from '../../../qualification/qualification-rules.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import type { Snapshot } from '../snapshot.ts';
import { hasDeclined } from './find-declines.ts';

/** `waiting`: nothing changed, and a lead waits for a change. */
export type Decision = 'stale' | 'nobody' | 'unchanged' | 'waiting' | 'changed' | 'qualified';

const byWeight: readonly Decision[] = ['unchanged', 'waiting', 'changed', 'qualified'];

/** A lead behind a contact, with the rule that its campaign has now. */
export type Watcher = { lead: Lead; rule: QualificationRule; watched: { property: string }; version: number };

/** A contact with what was known of it before and what is known now. */
export type ObservedContact = {
  reading: Reading;
  /** null when it was never read */
  previous: Snapshot | null;
  now: Snapshot;
  watchers: readonly Watcher[];
};

/** Of the leads behind a contact, those whose campaign works with this connection and has a rule. */
export async function findWatchers(
  trx: Transaction,
  connection: Connection,
  people: readonly SubjectKey[],
): Promise<Watcher[]> {
  const { workspace_id: workspaceId, provider } = connection;
  const leads: { lead: Lead; campaignId: string }[] = [];
  for (const { subject, subjectId } of people) {
    if (subject !== 'lead') continue;
    const lead = await getLeadById(trx, workspaceId, subjectId);
    leads.push({ lead, campaignId: lead.campaign_id });
  }
  const watchers: Watcher[] = [];
  for (const { lead, campaignId } of await filterByConnection(trx, connection, leads)) {
    const key = { workspaceId, campaignId, provider, tab: 'leads' as const };
    const { version, settings } = await findSettings(trx, key);
    const rule = settings.qualification;
    const watched = watchedAttribute(rule);
    if (rule && watched) watchers.push({ lead, rule, watched, version });
  }
  return watchers;
}

/**
 * Records what changed in the watched attribute, and qualifies the leads whose rule is met. The caller holds the contact's
 * lock and has kept the observation.
 */
export async function evaluateContact(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  observed: ObservedContact,
): Promise<Decision> {
  let decision: Decision = 'unchanged';
  for (const watcher of observed.watchers) {
    const seen = await evaluateLead(context, trx, { ...observed, connection, watcher });
    if (byWeight.indexOf(seen) > byWeight.indexOf(decision)) decision = seen;
  }
  return decision;
}

async function evaluateLead(
  context: CrmContext,
  trx: Transaction,
  { connection, reading, previous, now, watcher }: ObservedContact & { connection: Connection; watcher: Watcher },
): Promise<Decision> {
  const { lead, rule, watched, version } = watcher;
  const { workspace_id: workspaceId, campaign_id: campaignId, lead_id: leadId } = lead;
  const { notificationId = null } = reading;
  const reportedAt = reportedAtOf(reading, watched.property);
  if (!readsAttribute(now.observation, watched.property)) return 'unchanged';
  const value = now.observation.attributes.values[watched.property];
  // what was not read before says nothing of what it was
  const known = previous && readsAttribute(previous.observation, watched.property) ? previous : null;
  const before = known?.observation.attributes.values[watched.property];
  const name = context.providers.of(connection).attributeText(watched.property);
  const evaluation = evaluateQualification({
    rule,
    name,
    value,
    previous: known && { value: before, readAt: known.readAt },
    contactCreatedAt: now.contactCreatedAt,
    contactUpdatedAt: now.contactUpdatedAt,
    readAt: now.readAt,
    reportedAt,
    leadJoinedAt: lead.joined_at,
    timezone: connection.timezone,
  });
  const evidence = {
    attribute: name,
    property: watched.property,
    old: before ?? null,
    new: value ?? null,
    contact_id: now.contactId,
    notification_id: notificationId,
    changed_at: (reportedAt ?? now.contactUpdatedAt ?? now.readAt).toISOString(),
  };
  const actor = actorOf(connection, context.providers.of(connection).title);
  const fact = { workspaceId, campaignId, leadId, referrerId: lead.referrer_id, actor, ruleVersion: version };

  const isChange = known ? !isSameValue(before, value) : evaluation.decision === 'qualified';
  if (isChange) await context.history.record(trx, { ...fact, type: 'contact.changed', evidence });
  if (lead.state !== 'Pending') return isChange ? 'changed' : 'unchanged';
  if (evaluation.decision === 'qualified') {
    const { outcome } = await qualifyLead(context, { workspaceId, leadId, actor, evidence, ruleVersion: version }, trx);
    if (outcome === 'qualified') return 'qualified';
  }
  if (
    evaluation.decision === 'declined' &&
    !(await hasDeclined(trx, { workspaceId, leadId }, now.contactId, version))
  ) {
    const reason = { code: evaluation.code, sentence: evaluation.sentence };
    await context.history.record(trx, {
      ...fact,
      type: 'lead.qualification_declined',
      evidence: { ...evidence, ...reason },
    });
  }
  if (isChange) return 'changed';
  return evaluation.decision === 'waiting' ? 'waiting' : 'unchanged';
}
