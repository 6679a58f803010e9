import { sql } from 'kysely';
import { byKey, chunksOf } from '../../database/chunks.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { SubjectKey } from '../settings/subject.ts';
import type { ContactKey, KnownBy, LinkedContact } from './contact-link.ts';
import { toLinkedContact } from './contact-links.ts';

export type NewContactLink = SubjectKey & { contactId: string; knownBy: KnownBy };

/** Those that are new: a link that is there keeps how it became known. */
export async function insertContactLinks(
  trx: Transaction,
  { workspaceId, connectionId }: Omit<ContactKey, 'contactId'>,
  links: readonly NewContactLink[],
  at: Date,
): Promise<(SubjectKey & { contactId: string })[]> {
  const rows = links
    .toSorted(byKey(({ contactId, subjectId }) => `${contactId} ${subjectId}`))
    .map(({ contactId, subject, subjectId, knownBy }) => ({
      workspace_id: workspaceId,
      connection_id: connectionId,
      contact_id: contactId,
      subject,
      subject_id: subjectId,
      known_by: knownBy,
      linked_at: at,
    }));
  const inserted = [];
  for (const chunk of chunksOf(rows)) {
    const added = await trx
      .insertInto('crm_contacts')
      .values(chunk)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['contact_id', 'subject', 'subject_id'])
      .execute();
    inserted.push(...added);
  }
  return inserted.map((row) => ({ contactId: row.contact_id, subject: row.subject, subjectId: row.subject_id }));
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
