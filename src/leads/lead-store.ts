import { sql } from 'kysely';
import { byKey, chunksOf } from '../database/chunks.ts';
import type { Database } from '../database/database.ts';
import { containsPattern, type PageRequest } from '../database/page.ts';
import type { Lead, LeadState, LeadWithReferrer } from './lead.ts';

/** Those that are new: a campaign has a person as a lead once, and the first referrer keeps it. @returns their ids */
export async function insertLeads(trx: Database, leads: readonly Lead[]): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (const chunk of chunksOf(leads.toSorted(byKey((row) => row.email_key)))) {
    const rows = await trx
      .insertInto('leads')
      .values(chunk)
      .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id', 'email_key']).doNothing())
      .returning('lead_id')
      .execute();
    for (const row of rows) inserted.add(row.lead_id);
  }
  return inserted;
}

/** The same people in every campaign of the workspace. */
export function selectLeadsByEmailKeys(
  db: Database,
  workspaceId: string,
  emailKeys: readonly string[],
): Promise<Lead[]> {
  return db
    .selectFrom('leads')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('email_key', '=', sql<string>`any(${emailKeys}::text[])`)
    .execute();
}

export function selectLeadsByIds(db: Database, workspaceId: string, leadIds: readonly string[]): Promise<Lead[]> {
  return db
    .selectFrom('leads')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .execute();
}

/** Locked until the transaction ends, so that two moves of one lead follow each other; always in the same order. */
export function selectLeadsForUpdate(trx: Database, workspaceId: string, leadIds: readonly string[]): Promise<Lead[]> {
  return trx
    .selectFrom('leads')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .orderBy('lead_id')
    .forUpdate()
    .execute();
}

export async function updateLeadStates(
  trx: Database,
  workspaceId: string,
  leadIds: readonly string[],
  state: LeadState,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('leads')
    .set({ state, state_changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .execute();
}

const withReferrer = (db: Database) =>
  db
    .selectFrom('leads')
    .innerJoin('referrers', (join) =>
      join
        .onRef('referrers.workspace_id', '=', 'leads.workspace_id')
        .onRef('referrers.referrer_id', '=', 'leads.referrer_id'),
    )
    .innerJoin('links', (join) =>
      join.onRef('links.workspace_id', '=', 'leads.workspace_id').onRef('links.link_id', '=', 'leads.link_id'),
    )
    .selectAll('leads')
    .select([
      'referrers.first_name as referrer_first_name',
      'referrers.last_name as referrer_last_name',
      'referrers.email as referrer_email',
      'links.code',
    ]);

export function selectLeadWithReferrer(
  db: Database,
  workspaceId: string,
  leadId: string,
): Promise<LeadWithReferrer | undefined> {
  return withReferrer(db)
    .where('leads.workspace_id', '=', workspaceId)
    .where('leads.lead_id', '=', leadId)
    .executeTakeFirst();
}

export type LeadFilter = PageRequest & {
  campaignId?: string | undefined;
  referrerId?: string | undefined;
  state?: LeadState | undefined;
  search?: string | undefined;
};

/** One row more than the page, newest first. */
export function selectLeads(db: Database, workspaceId: string, filter: LeadFilter): Promise<LeadWithReferrer[]> {
  const { campaignId, referrerId, state, search, cursor, limit } = filter;
  return withReferrer(db)
    .where('leads.workspace_id', '=', workspaceId)
    .$if(campaignId !== undefined, (query) => query.where('leads.campaign_id', '=', campaignId!))
    .$if(referrerId !== undefined, (query) => query.where('leads.referrer_id', '=', referrerId!))
    .$if(state !== undefined, (query) => query.where('leads.state', '=', state!))
    .$if(cursor !== undefined, (query) => query.where('leads.lead_id', '<', cursor!))
    .$if(search !== undefined, (query) =>
      query.where(({ or, eb }) => {
        const pattern = containsPattern(search!);
        const name = sql<string>`leads.first_name || ' ' || leads.last_name`;
        return or([
          eb('leads.email', 'ilike', pattern),
          eb(name, 'ilike', pattern),
          eb('links.code', 'ilike', pattern),
        ]);
      }),
    )
    .orderBy('leads.lead_id', 'desc')
    .limit(limit + 1)
    .execute();
}
