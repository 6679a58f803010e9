import { sql } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';

/** How we know that a contact is one of our people. */
export type KnownBy = 'created' | 'existing' | 'same_email' | 'merged' | 'imported';

export type Subject = 'lead' | 'referrer';
export type SubjectKey = { subject: Subject; subjectId: string };
export type ContactKey = { workspaceId: string; connectionId: string; contactId: string };

/** Readers of one contact take turns until the transaction ends, also before there is a row to lock. */
export function lockContact(trx: Transaction, { contactId, ...key }: ContactKey): Promise<void> {
  return lockContacts(trx, key, [contactId]);
}

/** The same for many contacts, always in the same order, to avoid deadlocks. */
export async function lockContacts(
  trx: Transaction,
  { connectionId }: Omit<ContactKey, 'contactId'>,
  contactIds: readonly string[],
): Promise<void> {
  const names = [...new Set(contactIds)].toSorted().map((contactId) => `${connectionId}:${contactId}`);
  await sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) as wanted (name)`.execute(trx);
}

/** False when the link was there already. */
export async function insertContactLink(
  trx: Transaction,
  key: ContactKey,
  person: SubjectKey,
  knownBy: KnownBy,
  at: Date,
): Promise<boolean> {
  const inserted = await trx
    .insertInto('crm_contacts')
    .values({
      workspace_id: key.workspaceId,
      connection_id: key.connectionId,
      contact_id: key.contactId,
      subject: person.subject,
      subject_id: person.subjectId,
      known_by: knownBy,
      linked_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Links referrers with the contacts that they were imported from. */
export async function insertImportedLinks(
  trx: Transaction,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  people: readonly { contactId: string; referrerId: string }[],
  at: Date,
): Promise<void> {
  if (people.length === 0) return;
  await trx
    .insertInto('crm_contacts')
    .values(
      people.map(({ contactId, referrerId }) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        contact_id: contactId,
        subject: 'referrer' as const,
        subject_id: referrerId,
        known_by: 'imported' as const,
        linked_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Which referrers are behind the contacts. */
export async function selectReferrersOfContacts(
  db: Database,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  contactIds: readonly string[],
): Promise<{ contactId: string; referrerId: string }[]> {
  const rows = await linkedContacts(db, { workspaceId, connectionId }, contactIds)
    .clearSelect()
    .select(['contact_id', 'subject_id'])
    .where('subject', '=', 'referrer')
    .execute();
  return rows.map((row) => ({ contactId: row.contact_id, referrerId: row.subject_id }));
}

/** Our people behind a contact. */
export async function selectPeopleOfContact(db: Database, key: ContactKey): Promise<SubjectKey[]> {
  const links = await selectLinksOfContact(db, key);
  return links.map(({ subject, subjectId }) => ({ subject, subjectId }));
}

/** Our people behind each of the contacts; those that are linked to none are not in it. */
export async function selectPeopleOfContacts(
  db: Database,
  key: Omit<ContactKey, 'contactId'>,
  contactIds: readonly string[],
): Promise<Map<string, SubjectKey[]>> {
  const rows = await linkedContacts(db, key, contactIds)
    .clearSelect()
    .select(['contact_id', 'subject', 'subject_id'])
    .orderBy('subject_id')
    .execute();
  const groups = Map.groupBy(rows, (row) => row.contact_id);
  return new Map(
    [...groups].map(([contactId, links]) => [
      contactId,
      links.map((link) => ({ subject: link.subject, subjectId: link.subject_id })),
    ]),
  );
}

/** The same with how each link is known. */
export async function selectLinksOfContact(
  db: Database,
  key: ContactKey,
): Promise<(SubjectKey & { knownBy: KnownBy })[]> {
  const rows = await db
    .selectFrom('crm_contacts')
    .select(['subject', 'subject_id', 'known_by'])
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .where('contact_id', '=', key.contactId)
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => ({ subject: row.subject, subjectId: row.subject_id, knownBy: row.known_by as KnownBy }));
}

/** Those of the contacts that are linked to any of our people, as a part of a larger statement. */
export function linkedContacts(
  db: Database,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  contactIds: readonly string[],
) {
  return db
    .selectFrom('crm_contacts')
    .select('contact_id as known')
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('contact_id', '=', sql<string>`any(${contactIds}::text[])`);
}

/** What became of a contact in the CRM, as far as we know. */
export type LinkState = 'active' | 'archived' | 'deleted' | 'merged';
export type LinkedContact = { contactId: string; knownBy: KnownBy; state: LinkState; linkedAt: Date };

/**
 * The contacts of one of our people that may still be there: those in use first, those with nothing in common but the
 * address last, then the latest link first.
 */
export async function selectLinksOfPerson(
  db: Database,
  workspaceId: string,
  connectionId: string,
  person: SubjectKey,
): Promise<LinkedContact[]> {
  const rows = await db
    .selectFrom('crm_contacts')
    .select(['contact_id', 'known_by', 'state', 'linked_at'])
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
  return rows.map((row) => ({
    contactId: row.contact_id,
    knownBy: row.known_by as KnownBy,
    state: row.state,
    linkedAt: row.linked_at,
  }));
}

/** Every contact that is, or was, the person, over all connections: those in use first, then the latest. */
export async function selectAliasesOfPerson(
  db: Database,
  workspaceId: string,
  person: SubjectKey,
): Promise<(LinkedContact & { connectionId: string; mergedInto: string | null })[]> {
  const rows = await db
    .selectFrom('crm_contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', person.subject)
    .where('subject_id', '=', person.subjectId)
    .orderBy(sql`state <> 'active'`)
    .orderBy('linked_at', 'desc')
    .execute();
  return rows.map((row) => ({
    connectionId: row.connection_id,
    contactId: row.contact_id,
    knownBy: row.known_by as KnownBy,
    state: row.state,
    mergedInto: row.merged_into,
    linkedAt: row.linked_at,
  }));
}

/** The ids of those contacts. */
export async function selectContactsOfPerson(
  db: Database,
  workspaceId: string,
  connectionId: string,
  person: SubjectKey,
): Promise<string[]> {
  const links = await selectLinksOfPerson(db, workspaceId, connectionId, person);
  return links.map(({ contactId }) => contactId);
}

/** Notes what became of a contact. @returns whether that is news */
export async function updateLinkState(
  trx: Transaction,
  key: ContactKey,
  { state, mergedInto }: { state: LinkState; mergedInto: string | null },
  at: Date,
): Promise<boolean> {
  const updated = await trx
    .updateTable('crm_contacts')
    .set({ state, state_at: at, merged_into: mergedInto })
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .where('contact_id', '=', key.contactId)
    .where('state', '!=', state)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
