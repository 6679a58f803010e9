import { sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import type { LinkedContact } from './contact-link.ts';
import { toLinkedContact } from './contact-links.ts';

/** A contact that is, or was, a lead, with when its state was last noted. */
export type ContactOfLead = LinkedContact & { connectionId: string; stateAt: Date | null };

/** Every contact of many leads over all connections, those that are gone included; leads without any are not in it. */
export async function findContactsOfLeads(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<Map<string, ContactOfLead[]>> {
  if (leadIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('crm_contacts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('subject', '=', 'lead')
    .where('subject_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .orderBy('linked_at')
    .execute();
  const byLead = Map.groupBy(rows, (row) => row.subject_id);
  return new Map(
    [...byLead].map(([leadId, ofLead]) => [
      leadId,
      ofLead.map((row) => ({ ...toLinkedContact(row), connectionId: row.connection_id, stateAt: row.state_at })),
    ]),
  );
}
