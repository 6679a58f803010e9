import type { Insertable } from 'kysely';
import { findLeadsByIds } from '../../../leads/lead-details.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { newId } from '../../../platform/id/id.ts';
import { findReferrersByIds } from '../../../referrers/referrer-details.ts';
import type { Connection } from '../../connections/connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import type { Check } from './check.ts';
import type { CheckScope } from './expectations.ts';
import { differences } from './find-differences.ts';
import { findDeletedContacts, findUnlinkedContacts, findMissedQualifications, type Finding } from './findings.ts';
import { readContacts } from './read-contacts.ts';
import { noteStates, takeFound } from './take-found.ts';
import { selectLastPushes } from './last-writes.sql.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import { findLinksOfContacts } from '../../contacts/contact-links.ts';

/**
 * Compares some of our contacts with what they should say. Whatever else the reading shows is observed like any reading, so a
 * check also finds what webhooks and polling missed.
 * @returns rows of drift to be kept
 * @throws CrmError
 */
export async function checkPage(
  context: CrmContext,
  connection: Connection,
  client: CrmClient,
  check: Check,
  scope: CheckScope,
  contactIds: readonly string[],
): Promise<Insertable<Schema['crm_drift']>[]> {
  const linksBefore = await findLinksOfContacts(context.db, scope, contactIds);
  const found = await readContacts(context, client, contactIds, linksBefore);
  await takeFound(context, connection, client, found);
  // after that, for it may have linked and qualified; the links last, for each push comes with its own
  const pushes = await selectLastPushes(context.db, scope, contactIds);
  const links = await findLinksOfContacts(context.db, scope, contactIds);
  await noteStates(context, connection, found, links);
  const findings = [
    ...findDeletedContacts(found, pushes),
    ...findUnlinkedContacts(found, pushes, links),
    ...(await differences(context, client, scope, found, pushes, links)),
    ...(await findMissedQualifications(context, connection, scope, found, links)),
  ];
  return toRows(context, check, findings);
}

async function toRows(
  context: CrmContext,
  check: Check,
  findings: readonly Finding[],
): Promise<Insertable<Schema['crm_drift']>[]> {
  const idsOf = (subject: SubjectKey['subject']) =>
    findings.filter((one) => one.subject === subject).map(({ subjectId }) => subjectId);
  const { workspace_id: workspaceId, connection_id: connectionId, check_id: checkId } = check;
  const people = new Map(
    [
      ...(findings.length > 0 ? await findLeadsByIds(context.db, workspaceId, idsOf('lead')) : []),
      ...(findings.length > 0 ? await findReferrersByIds(context.db, workspaceId, idsOf('referrer')) : []),
    ].map((person) => [person.id, person]),
  );
  const now = context.clock.now();
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
      seen_at: finding.seenAt,
      check_id: checkId,
    };
    return [row];
  });
  // a person whose contacts were merged has each difference once
  return [...new Map(rows.map((row) => [`${row.subject_id}/${row.kind}/${row.attribute}`, row])).values()];
}
