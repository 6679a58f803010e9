import { sql } from 'kysely';
import type { Database } from '../../../database/database.ts';

type LeadKey = { workspaceId: string; leadId: string };

/**
 * Whether the history already says that this contact did not qualify the lead.
 * @param version by which version of the settings; by any when left out
 */
export async function hasDeclined(db: Database, key: LeadKey, contactId: string, version?: number): Promise<boolean> {
  const found = await declines(db, key, version)
    .select('event_id')
    .where(sql`evidence ->> 'contact_id'`, '=', contactId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The sentence of the last time that a lead was declined by this version of the settings; null when it was not. */
export async function findLastDecline(db: Database, key: LeadKey, version: number): Promise<string | null> {
  const found = await declines(db, key, version)
    .select(sql<string | null>`evidence ->> 'sentence'`.as('sentence'))
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.sentence ?? null;
}

const declines = (db: Database, { workspaceId, leadId }: LeadKey, version: number | undefined) =>
  db
    .selectFrom('events')
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .where('type', '=', 'lead.qualification_declined')
    .$if(version !== undefined, (query) => query.where('rule_version', '=', version!));
