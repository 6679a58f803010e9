import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { containsPattern, type PageRequest } from '../database/page.ts';
import type { Lead, LeadState, LeadWithReferrer } from './lead.ts';

/** False when the campaign already has this person as a lead: the first referrer keeps it. */
export async function insertLead(trx: Database, lead: Lead): Promise<boolean> {
  const inserted = await trx
    .insertInto('leads')
    .values(lead)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'campaign_id', 'email_key']).doNothing())
    .returning('lead_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export function selectLeadByEmailKey(
  db: Database,
  workspaceId: string,
  campaignId: string,
  emailKey: string,
): Promise<Lead | undefined> {
  return db
    .selectFrom('leads')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .where('email_key', '=', emailKey)
    .executeTakeFirst();
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

/** Locked until the transaction ends, so that two moves of one lead follow each other. */
export function selectLeadForUpdate(trx: Database, workspaceId: string, leadId: string): Promise<Lead | undefined> {
  return trx
    .selectFrom('leads')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateLeadState(
  trx: Database,
  lead: Pick<Lead, 'workspace_id' | 'lead_id'>,
  state: LeadState,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('leads')
    .set({ state, state_changed_at: at })
    .where('workspace_id', '=', lead.workspace_id)
    .where('lead_id', '=', lead.lead_id)
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
