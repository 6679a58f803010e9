import type { Insertable } from 'kysely';
import { findLeadsByIds } from '../../../leads/lead-facts.ts';
import type { Schema } from '../../../platform/database/schema-types.ts';
import { newId } from '../../../platform/id/id.ts';
import { findReferrersByIds } from '../../../referrers/referrer-facts.ts';
import type { Connection } from '../../connections/connection.ts';
import { selectPeopleOfContact, type SubjectKey } from '../../contacts/contact-store.ts';
import { noteContactState } from '../../contacts/note-state.ts';
import type { CrmParts } from '../../crm-parts.ts';
import { takeReading } from '../../notifications/handle-contact.ts';
import type { AttributeValue, CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import { takeRows } from '../sweep/take-rows.ts';
import type { Check, DriftKind } from './check.ts';
import { compareContact, type Difference, type Expectation } from './compare.ts';
import { expectPushed, expectReturned, type CheckContext } from './expectations.ts';
import { findUnqualified } from './unqualified.ts';
import { selectLastPushes, selectLinks, type ContactLink, type LastPush } from './written-store.ts';
import { readContacts, type FoundContacts } from './read-contacts.ts';

/** A difference before it has its row. */
type Finding = SubjectKey & {
  campaignId: string;
  contactId: string;
  kind: DriftKind;
  attribute: string;
  expected: AttributeValue;
  found: AttributeValue;
  changedThere: boolean;
};

/**
 * Compares some of our contacts with what they should say. What they tell beside that is taken as any reading is, so a
 * check also finds what webhooks and sweeps missed.
 * @returns rows of drift to be kept
 * @throws CrmError
 */
export async function checkPage(
  parts: CrmParts,
  connection: Connection,
  client: CrmClient,
  check: Check,
  context: CheckContext,
  contactIds: readonly string[],
): Promise<Insertable<Schema['crm_drift']>[]> {
  const found = await readContacts(client, contactIds, parts.indexLagMs);
  await takeFound(parts, connection, client, found);
  // after that, for it may have linked and qualified
  const links = await selectLinks(parts.db, context, contactIds);
  await noteStates(parts, connection, found, links);
  const pushes = await selectLastPushes(parts.db, context, contactIds);
  const findings = [
    ...goneOnes(found, pushes),
    ...unlinkedOnes(found, pushes, links),
    ...(await differences(parts, client, context, found, pushes, links)),
    ...(await unqualifiedOnes(parts, connection, context, found, links)),
  ];
  return toRows(parts, check, findings);
}

/** A contact that was merged into another one is known under both ids from now on. */
async function takeFound(
  parts: CrmParts,
  connection: Connection,
  client: CrmClient,
  { present }: FoundContacts,
): Promise<void> {
  const rows = [...present].filter(([contactId, contact]) => contact.id === contactId);
  await takeRows(
    parts,
    connection,
    client,
    rows.map(([, contact]) => contact),
  );
  for (const [contactId, contact] of present) {
    if (contact.id === contactId) continue;
    const key = { workspaceId: connection.workspace_id, connectionId: connection.connection_id, contactId };
    const linked = await selectPeopleOfContact(parts.db, key);
    await takeReading(parts, connection, contact, { contactId, linked, notificationId: null, reportedAt: null });
  }
}

/** What became of contacts is known from now on: a write takes an archived one back into use first. */
async function noteStates(
  parts: CrmParts,
  connection: Connection,
  { present, gone }: FoundContacts,
  links: readonly ContactLink[],
): Promise<void> {
  const news = new Map<string, 'active' | 'archived' | 'deleted'>(gone);
  for (const { contactId, state } of links) {
    if (state !== 'active' && present.get(contactId)?.id === contactId) news.set(contactId, 'active');
  }
  if (news.size === 0) return;
  await parts.db.transaction().execute(async (trx) => {
    for (const [contactId, state] of news) await noteContactState(parts, trx, connection, contactId, state);
  });
}

/** People whose contact somebody archived or deleted after we wrote to it. */
function goneOnes({ gone }: FoundContacts, pushes: readonly LastPush[]): Finding[] {
  return pushes
    .filter(({ contactId, isOpen }) => gone.has(contactId) && !isOpen)
    .map((push) => ({
      ...personOf(push),
      campaignId: push.campaignId,
      contactId: push.contactId,
      kind: 'gone' as const,
      attribute: '',
      expected: null,
      found: gone.get(push.contactId) ?? null,
      changedThere: true,
    }));
}

function unlinkedOnes(
  { present }: FoundContacts,
  pushes: readonly LastPush[],
  links: readonly ContactLink[],
): Finding[] {
  const isLinked = (push: LastPush) =>
    links.some(({ contactId, subjectId }) => contactId === push.contactId && subjectId === push.subjectId);
  return pushes
    .filter((push) => present.has(push.contactId) && !isLinked(push))
    .map((push) => ({
      ...personOf(push),
      campaignId: push.campaignId,
      contactId: push.contactId,
      kind: 'unlinked' as const,
      attribute: '',
      expected: null,
      found: null,
      changedThere: false,
    }));
}

/** Searches may show what was before our last write; contacts that were written lately are read once more. */
async function differences(
  parts: CrmParts,
  client: CrmClient,
  context: CheckContext,
  { present }: FoundContacts,
  pushes: readonly LastPush[],
  links: readonly ContactLink[],
): Promise<Finding[]> {
  const pushed = await expectPushed(context, pushes);
  const returned = await expectReturned(parts, context, links);
  const findings: Finding[] = [];
  for (const [contactId, row] of present) {
    const expectations = [...(pushed.get(contactId) ?? []), ...(returned.get(contactId) ?? [])];
    let different: Difference[] = compareContact(row, expectations);
    if (different.length > 0 && isFresh(expectations, row, parts.indexLagMs)) {
      const contact = await client.readContact(contactId);
      different = contact ? compareContact(contact, expectations) : [];
    }
    findings.push(...different.map((difference) => ({ ...difference, contactId })));
  }
  return findings;
}

const isFresh = (expectations: readonly Expectation[], row: CrmContact, indexLagMs: number) =>
  expectations.some(({ written }) => written !== null && row.readAt.getTime() - written.at.getTime() < indexLagMs);

async function unqualifiedOnes(
  parts: CrmParts,
  connection: Connection,
  context: CheckContext,
  { present }: FoundContacts,
  links: readonly ContactLink[],
): Promise<Finding[]> {
  const leads = await findUnqualified(parts, { ...context, timezone: connection.timezone }, links, present);
  return leads.map(({ leadId, campaignId, contactId, attribute, target, found }) => ({
    subject: 'lead' as const,
    subjectId: leadId,
    campaignId,
    contactId,
    kind: 'unqualified' as const,
    attribute,
    expected: target,
    found,
    changedThere: false,
  }));
}

const personOf = ({ subject, subjectId }: SubjectKey): SubjectKey => ({ subject, subjectId });

async function toRows(
  parts: CrmParts,
  check: Check,
  findings: readonly Finding[],
): Promise<Insertable<Schema['crm_drift']>[]> {
  const idsOf = (subject: SubjectKey['subject']) =>
    findings.filter((one) => one.subject === subject).map(({ subjectId }) => subjectId);
  const { workspace_id: workspaceId, connection_id: connectionId, check_id: checkId } = check;
  const people = new Map(
    [
      ...(findings.length > 0 ? await findLeadsByIds(parts.db, workspaceId, idsOf('lead')) : []),
      ...(findings.length > 0 ? await findReferrersByIds(parts.db, workspaceId, idsOf('referrer')) : []),
    ].map((person) => [person.id, person]),
  );
  const now = parts.clock.now();
  const rows = findings.flatMap((finding) => {
    const person = people.get(finding.subjectId);
    if (!person) return [];
    const row: Insertable<Schema['crm_drift']> = {
      workspace_id: workspaceId,
      drift_id: newId(),
      connection_id: connectionId,
      campaign_id: finding.campaignId,
      subject: finding.subject,
      subject_id: finding.subjectId,
      contact_id: finding.contactId,
      name: `${person.firstName} ${person.lastName}`.trim(),
      email: person.email,
      kind: finding.kind,
      attribute: finding.attribute,
      expected: finding.expected === null ? null : JSON.stringify(finding.expected),
      found: finding.found === null ? null : JSON.stringify(finding.found),
      changed_there: finding.changedThere,
      since: now,
      seen_at: now,
      check_id: checkId,
    };
    return [row];
  });
  // a person whose contacts were merged has each difference once
  return [...new Map(rows.map((row) => [`${row.subject_id}/${row.kind}/${row.attribute}`, row])).values()];
}
