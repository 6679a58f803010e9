import { findLeadsByIds, type FoundLead } from '../../../leads/lead-details.ts';
import type { LeadState } from '../../../leads/lead.ts';
import { qualifyOrRecord } from '../../../leads/qualify-or-record.ts';
import type { Transaction } from '../../../database/database.ts';
import type { NewEvent } from '../../../history/history.ts';
import { actorOf, type Connection } from '../../connections/connection.ts';
import { filterByConnection } from '../../connections/filter-by-connection.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { findContactsOfLeads } from '../find-contacts-of-leads.ts';
import { observationOf, readsAttribute } from '../observation.ts';
import { isSameValue } from '../observation-rules.ts';
import { reportedAtOf, type Reading } from '../reading.ts';
import type { Snapshot } from '../snapshot.ts';
import { findSettingsOfTabs } from '../../settings/find-settings.ts';
import { mailboxOf } from '../../../platform/email/mailbox.ts';
import { findReferrersByIds } from '../../../referrers/referrer-details.ts';
import { findSharedContacts } from './find-shared-contacts.ts';
import { findDeclines, type Decline } from './find-declines.ts';
import { watchedAttribute, type QualificationRule } from '../../../qualification/qualification-rule.ts';
import { declineOwnContact, evaluateQualification } from '../../../qualification/qualification-rules.ts';

/** `waiting`: nothing changed, and a lead waits for a change. */
export type Decision = 'stale' | 'unlinked' | 'unchanged' | 'waiting' | 'changed' | 'qualified';

const byWeight: readonly Decision[] = ['unchanged', 'waiting', 'changed', 'qualified'];

/** A lead behind a contact, with the rule that its campaign has now. */
export type Watcher = { lead: FoundLead; rule: QualificationRule; watched: { property: string }; version: number };

/** A contact with what was known of it before and what is known now. */
export type ObservedContact = {
  reading: Reading;
  /** null when it was never read */
  previous: Snapshot | null;
  now: Snapshot;
  watchers: readonly Watcher[];
};

/** Of the leads among these people, those whose campaign works with this connection and has a rule; by lead. */
export async function findWatchers(
  trx: Transaction,
  connection: Connection,
  people: readonly SubjectKey[],
): Promise<Map<string, Watcher>> {
  const { workspace_id: workspaceId, provider } = connection;
  const leadIds = people.filter(({ subject }) => subject === 'lead').map(({ subjectId }) => subjectId);
  if (leadIds.length === 0) return new Map();
  const leads = await filterByConnection(trx, connection, await findLeadsByIds(trx, workspaceId, leadIds));
  const keyOf = ({ campaignId }: { campaignId: string }) => ({ campaignId, provider, tab: 'leads' as const });
  const settingsOf = await findSettingsOfTabs(trx, workspaceId, leads.map(keyOf));
  const watchers = new Map<string, Watcher>();
  for (const lead of leads) {
    const { version, settings } = settingsOf(keyOf(lead));
    const rule = settings.qualification;
    const watched = watchedAttribute(rule);
    if (rule && watched) watchers.set(lead.id, { lead, rule, watched, version });
  }
  return watchers;
}

/** What a reading means for one of the leads behind its contact. */
type Evaluation = {
  watcher: Watcher;
  contactId: string;
  /** the contact's address as it was read; null where it has none */
  email: string | null;
  isChange: boolean;
  result: ReturnType<typeof evaluateQualification>;
  evidence: Record<string, unknown>;
};

/**
 * Records what changed in the watched attributes, and qualifies the leads whose rule is met; of those On hold it is
 * recorded, for their release. The caller holds the locks of
 * the contacts and has kept the observations.
 * @returns what followed from each, in their order
 */
export async function evaluateContacts(
  context: CrmContext,
  trx: Transaction,
  connection: Connection,
  observed: readonly ObservedContact[],
): Promise<Decision[]> {
  const evaluations = observed.map((one) =>
    one.watchers
      .filter(({ watched }) => readsAttribute(observationOf(one.reading.contact), watched.property))
      .map((watcher) => evaluate(context, connection, one, watcher)),
  );
  const all = await declineOwnContacts(trx, connection, evaluations.flat());
  const { workspace_id: workspaceId } = connection;
  const actor = actorOf(connection, context.providers.of(connection).title);
  const eventOf = ({ watcher: { lead, version }, evidence }: Evaluation): Omit<NewEvent, 'type'> => ({
    workspaceId,
    campaignId: lead.campaignId,
    leadId: lead.id,
    referrerId: lead.referrerId,
    actor,
    ruleVersion: version,
    evidence,
  });
  const met = all.filter(({ watcher, result }) => isUndecided(watcher.lead) && result.decision === 'qualified');
  const metLeads = new Set(met.map(({ watcher }) => watcher.lead.id));
  // a lead that qualifies by one contact is not declined for another
  const unmet = all.filter(({ watcher }) => !metLeads.has(watcher.lead.id));
  await context.history.record(trx, [
    ...all.filter(({ isChange }) => isChange).map((one) => ({ ...eventOf(one), type: 'contact.changed' as const })),
    ...(await findNewDeclines(trx, workspaceId, unmet)).map(({ code, sentence, one }) => ({
      ...eventOf(one),
      type: 'lead.qualification_declined' as const,
      evidence: { ...one.evidence, code, sentence },
    })),
  ]);
  const isOther = await findOtherContacts(trx, connection, [...metLeads]);
  const outcomes = await qualifyOrRecord(
    context,
    trx,
    workspaceId,
    met.map(({ watcher: { lead, version }, contactId, evidence }) => ({
      leadId: lead.id,
      actor,
      evidence: { ...evidence, ...(isOther(lead.id, contactId) && { other_contact: true }) },
      ruleVersion: version,
    })),
  );
  const qualified = new Set(met.filter((_, index) => outcomes[index]?.outcome === 'qualified'));
  let first = 0;
  return evaluations.map(({ length }) => {
    const ofContact = all.slice(first, (first += length));
    return ofContact.map((one) => decisionOf(one, qualified.has(one))).reduce(heavier, 'unchanged');
  });
}

/** Whether a contact of a lead is another one than that to which Goodword writes about it. */
async function findOtherContacts(
  trx: Transaction,
  { workspace_id: workspaceId, connection_id: connectionId }: Connection,
  leadIds: readonly string[],
): Promise<(leadId: string, contactId: string) => boolean> {
  const contactsOf = await findContactsOfLeads(trx, workspaceId, leadIds);
  return (leadId, contactId) => {
    const written = (contactsOf.get(leadId) ?? []).filter(
      (contact) =>
        contact.connectionId === connectionId && (contact.knownBy === 'created' || contact.knownBy === 'existing'),
    );
    return written.length > 0 && written.every((contact) => contact.contactId !== contactId);
  };
}

/** A rule that is met for a lead whose contact is the referrer's own pays no one: a person looks at it. */
async function declineOwnContacts(
  trx: Transaction,
  connection: Connection,
  evaluations: readonly Evaluation[],
): Promise<Evaluation[]> {
  const met = evaluations.filter(({ result }) => result.decision === 'qualified');
  if (met.length === 0) return [...evaluations];
  const leads = met.map(({ watcher }) => watcher.lead);
  const shared = await findSharedContacts(trx, connection, leads);
  // a referrer who was never sent to the CRM has no contact that could be compared, but an address
  const referrers = await findReferrersByIds(
    trx,
    connection.workspace_id,
    leads.map(({ referrerId }) => referrerId),
  );
  const mailboxes = new Map(referrers.map(({ id, email }) => [id, mailboxOf(email)]));
  const isOwn = ({ watcher: { lead }, email }: Evaluation) =>
    shared.has(lead.id) || (email !== null && mailboxes.get(lead.referrerId) === mailboxOf(email));
  return evaluations.map((one) =>
    one.result.decision === 'qualified' && isOwn(one) ? { ...one, result: declineOwnContact(one.result) } : one,
  );
}

/** A lead On hold is watched like one that is Pending: what was seen counts when it is released. */
const isUndecided = ({ state }: { state: LeadState }) => state === 'Pending' || state === 'On hold';

const heavier = (one: Decision, other: Decision): Decision =>
  byWeight.indexOf(other) > byWeight.indexOf(one) ? other : one;

function decisionOf({ watcher, isChange, result }: Evaluation, isQualified: boolean): Decision {
  if (isQualified) return 'qualified';
  if (isChange) return 'changed';
  return isUndecided(watcher.lead) && result.decision === 'waiting' ? 'waiting' : 'unchanged';
}

function evaluate(
  context: CrmContext,
  connection: Connection,
  { reading, previous, now }: ObservedContact,
  watcher: Watcher,
): Evaluation {
  const { lead, rule, watched } = watcher;
  const { notificationId = null } = reading;
  const reportedAt = reportedAtOf(reading, watched.property);
  const value = now.observation.attributes.values[watched.property];
  // what was not read before says nothing of what it was
  const known = previous && readsAttribute(previous.observation, watched.property) ? previous : null;
  const before = known?.observation.attributes.values[watched.property];
  const name = context.providers.of(connection).attributeText(watched.property);
  const result = evaluateQualification({
    rule,
    name,
    value,
    previous: known && { value: before, readAt: known.readAt },
    contactCreatedAt: now.contactCreatedAt,
    contactUpdatedAt: now.contactUpdatedAt,
    readAt: now.readAt,
    reportedAt,
    leadJoinedAt: lead.joinedAt,
    timezone: connection.timezone,
  });
  const evidence = {
    attribute: name,
    property: watched.property,
    old: before ?? null,
    new: value ?? null,
    contact_id: now.contactId,
    notification_id: notificationId,
    // nothing is known of a value before
    ...(!known && { first_reading: true }),
    changed_at: (reportedAt ?? now.contactUpdatedAt ?? now.readAt).toISOString(),
  };
  const isChange = known ? !isSameValue(before, value) : result.decision === 'qualified';
  return { watcher, contactId: now.contactId, email: reading.contact.email, isChange, result, evidence };
}

/** Declined leads of which the history does not say it yet; it is said once for a contact and a version of the settings. */
async function findNewDeclines(
  trx: Transaction,
  workspaceId: string,
  evaluations: readonly Evaluation[],
): Promise<{ one: Evaluation; code: string; sentence: string }[]> {
  const declined = evaluations.flatMap((one) =>
    isUndecided(one.watcher.lead) && one.result.decision === 'declined'
      ? [{ one, code: one.result.code, sentence: one.result.sentence }]
      : [],
  );
  const leadIds = [...new Set(declined.map(({ one }) => one.watcher.lead.id))];
  const known = new Set((await findDeclines(trx, workspaceId, leadIds)).map(nameOf));
  return declined.filter(({ one: { watcher, contactId } }) => {
    const name = nameOf({ leadId: watcher.lead.id, contactId, version: watcher.version });
    const isNew = !known.has(name);
    known.add(name);
    return isNew;
  });
}

const nameOf = ({ leadId, contactId, version }: Decline) => `${leadId} ${contactId} ${version}`;
