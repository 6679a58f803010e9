import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';
import type { LinkState, SubjectKey } from '../../contacts/contact-store.ts';
import type { ConnectionKey } from '../polling/polling.ts';

export type ContactLink = SubjectKey & { contactId: string; knownBy: string; state: LinkState; linkedAt: Date };

export async function selectLinks(
  db: Database,
  { workspaceId, connectionId }: ConnectionKey,
  contactIds: readonly string[],
): Promise<ContactLink[]> {
  const rows = await db
    .selectFrom('crm_contacts')
    .select(['contact_id', 'subject', 'subject_id', 'known_by', 'state', 'linked_at'])
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('contact_id', '=', sql<string>`any(${contactIds}::text[])`)
    .execute();
  return rows.map((row) => ({
    contactId: row.contact_id,
    subject: row.subject,
    subjectId: row.subject_id,
    knownBy: row.known_by,
    state: row.state,
    linkedAt: row.linked_at,
  }));
}
