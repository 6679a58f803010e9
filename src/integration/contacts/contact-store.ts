import { sql } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { SubjectKey } from '../settings/subject.ts';
import type { ContactKey, KnownBy, LinkedContact, LinkState } from './contact-link.ts';
import { toLinkedContact } from './contact-links.ts';

/** @returns how many are new */
export async function insertContactLinks(
  trx: Transaction,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  links: readonly (SubjectKey & { contactId: string })[],
  knownBy: KnownBy,
  at: Date,
): Promise<number> {
  if (links.length === 0) return 0;
  const inserted = await trx
    .insertInto('crm_contacts')
    .values(
      links.map(({ contactId, subject, subjectId }) => ({
        workspace_id: workspaceId,
        connection_id: connectionId,
        contact_id: contactId,
        subject,
        subject_id: subjectId,
        known_by: knownBy,
        linked_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0n);
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
    ...toLinkedContact(row),
    connectionId: row.connection_id,
    mergedInto: row.merged_into,
  }));
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
