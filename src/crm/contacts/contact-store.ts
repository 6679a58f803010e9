import { sql, type Selectable } from 'kysely';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Schema } from '../../platform/database/schema-types.ts';
import type { CrmContact } from '../provider/crm-contact.ts';

/** How we know that a contact is one of our people. */
export type KnownBy = 'created' | 'existing' | 'same_email' | 'merged';

export type Subject = 'lead' | 'referrer';
export type SubjectKey = { subject: Subject; subjectId: string };
export type ContactKey = { workspaceId: string; connectionId: string; contactId: string };
export type Snapshot = Selectable<Schema['crm_snapshots']>;

/** Readers of one contact take turns until the transaction ends, also before there is a row to lock. */
export async function lockContact(trx: Transaction, { connectionId, contactId }: ContactKey): Promise<void> {
  const name = `${connectionId}:${contactId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
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

/** Our people behind a contact. */
export async function selectPeopleOfContact(db: Database, key: ContactKey): Promise<SubjectKey[]> {
  const rows = await db
    .selectFrom('crm_contacts')
    .select(['subject', 'subject_id'])
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .where('contact_id', '=', key.contactId)
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => ({ subject: row.subject, subjectId: row.subject_id }));
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

/** The contacts of one of our people, the latest link first. */
export async function selectContactsOfPerson(
  db: Database,
  workspaceId: string,
  connectionId: string,
  person: SubjectKey,
): Promise<string[]> {
  const rows = await db
    .selectFrom('crm_contacts')
    .select('contact_id')
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', person.subject)
    .where('subject_id', '=', person.subjectId)
    .where('connection_id', '=', connectionId)
    .orderBy('linked_at', 'desc')
    .execute();
  return rows.map((row) => row.contact_id);
}

export function selectSnapshot(db: Database, key: ContactKey): Promise<Snapshot | undefined> {
  return db
    .selectFrom('crm_snapshots')
    .selectAll()
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .where('contact_id', '=', key.contactId)
    .executeTakeFirst();
}

export async function upsertSnapshot(trx: Transaction, key: ContactKey, contact: CrmContact): Promise<void> {
  const state = {
    attributes: JSON.stringify(contact.attributes),
    contact_created_at: contact.createdAt,
    contact_updated_at: contact.updatedAt,
    read_at: contact.readAt,
  };
  await trx
    .insertInto('crm_snapshots')
    .values({ workspace_id: key.workspaceId, connection_id: key.connectionId, contact_id: key.contactId, ...state })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'connection_id', 'contact_id']).doUpdateSet(state))
    .execute();
}
