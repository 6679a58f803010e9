import { sql, type Selectable } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { SubjectKey } from '../settings/subject.ts';
import type { ContactKey, ContactLink, KnownBy, LinkedContact } from './contact-link.ts';

type ConnectionKey = Omit<ContactKey, 'contactId'>;

/** Our people behind the contacts, with how each link is known and what became of the contact. */
export async function findLinksOfContacts(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
  contactIds: readonly string[],
): Promise<ContactLink[]> {
  if (contactIds.length === 0) return [];
  const rows = await db
    .selectFrom('crm_contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('contact_id', '=', sql<string>`any(${contactIds}::text[])`)
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => ({ subject: row.subject, subjectId: row.subject_id, ...toLinkedContact(row) }));
}

/** Our people behind a contact. */
export async function findPeopleOfContact(db: Database, { contactId, ...key }: ContactKey): Promise<SubjectKey[]> {
  return (await findPeopleOfContacts(db, key, [contactId])).get(contactId) ?? [];
}

/** The same of many contacts; those that are linked to none are not in it. */
export async function findPeopleOfContacts(
  db: Database,
  key: ConnectionKey,
  contactIds: readonly string[],
): Promise<Map<string, SubjectKey[]>> {
  const links = Map.groupBy(await findLinksOfContacts(db, key, contactIds), ({ contactId }) => contactId);
  return new Map(
    [...links].map(([contactId, people]) => [
      contactId,
      people.map(({ subject, subjectId }) => ({ subject, subjectId })),
    ]),
  );
}

/**
 * The contacts of one of our people that may still be there: those in use first, those with nothing in common but the
 * address last, then the latest link first.
 */
export async function findContactsOfPerson(
  db: Database,
  workspaceId: string,
  connectionId: string,
  person: SubjectKey,
): Promise<LinkedContact[]> {
  const rows = await db
    .selectFrom('crm_contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', person.subject)
    .where('subject_id', '=', person.subjectId)
    .where('connection_id', '=', connectionId)
    .where('state', 'in', ['active', 'archived'])
    .orderBy(sql`state = 'archived'`)
    .orderBy(sql`known_by = 'same_email'`)
    .orderBy('linked_at', 'desc')
    .orderBy('contact_id')
    .execute();
  return rows.map(toLinkedContact);
}

/** The contact that stands for each of some people in a connection: the latest linked of those in use. @returns by person */
export async function findContactsOfPeople(
  db: Database,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  subject: SubjectKey['subject'],
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('crm_contacts')
    .select(['subject_id', 'contact_id'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('subject', '=', subject)
    .where('subject_id', '=', sql<string>`any(${subjectIds}::uuid[])`)
    .where('state', '=', 'active')
    .orderBy(sql`known_by = 'same_email'`, 'desc')
    .orderBy('linked_at')
    .execute();
  // the last of a person counts
  return new Map(rows.map((row) => [row.subject_id, row.contact_id]));
}

export const toLinkedContact = (row: Selectable<Schema['crm_contacts']>): LinkedContact => ({
  contactId: row.contact_id,
  knownBy: row.known_by as KnownBy,
  state: row.state,
  linkedAt: row.linked_at,
});
