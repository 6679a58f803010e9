import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';

/** That a contact did not qualify a lead, by a version of the settings. */
export type Decline = { leadId: string; contactId: string | null; version: number | null };

/** What the history says of these leads. */
export async function findDeclines(db: Database, workspaceId: string, leadIds: readonly string[]): Promise<Decline[]> {
  if (leadIds.length === 0) return [];
  const rows = await db
    .selectFrom('events')
    .select(['lead_id', 'rule_version', sql<string | null>`evidence ->> 'contact_id'`.as('contact_id')])
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .where('type', '=', 'lead.qualification_declined')
    .execute();
  return rows.map((row) => ({ leadId: row.lead_id!, contactId: row.contact_id, version: row.rule_version }));
}

/** The last time that a lead was declined by this version of the settings: the code and its sentence; null when it was not. */
export async function findLastDecline(
  db: Database,
  { workspaceId, leadId }: { workspaceId: string; leadId: string },
  version: number,
): Promise<{ code: string; sentence: string } | null> {
  const found = await db
    .selectFrom('events')
    .select([
      sql<string | null>`evidence ->> 'code'`.as('code'),
      sql<string | null>`evidence ->> 'sentence'`.as('sentence'),
    ])
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .where('type', '=', 'lead.qualification_declined')
    .where('rule_version', '=', version)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.sentence ? { code: found.code ?? '', sentence: found.sentence } : null;
}
