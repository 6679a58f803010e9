import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';

/** Whether the history already says that this contact did not qualify the lead by this version of the settings. */
export async function hasDeclined(
  db: Database,
  workspaceId: string,
  leadId: string,
  version: number,
  contactId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('events')
    .select('event_id')
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .where('type', '=', 'lead.qualification_declined')
    .where('rule_version', '=', version)
    .where(sql`evidence ->> 'contact_id'`, '=', contactId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The same by any version of the settings. */
export async function hasEverDeclined(
  db: Database,
  workspaceId: string,
  leadId: string,
  contactId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('events')
    .select('event_id')
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .where('type', '=', 'lead.qualification_declined')
    .where(sql`evidence ->> 'contact_id'`, '=', contactId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The words of the last time that a lead was declined by this version of the settings; null when it was not. */
export async function selectLastDecline(
  db: Database,
  workspaceId: string,
  leadId: string,
  version: number,
): Promise<string | null> {
  const found = await db
    .selectFrom('events')
    .select(sql<string | null>`evidence ->> 'sentence'`.as('sentence'))
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .where('type', '=', 'lead.qualification_declined')
    .where('rule_version', '=', version)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.sentence ?? null;
}
