import { sql } from 'kysely';
import { byKey, chunksOf } from '../database/chunks.ts';
import type { Database } from '../database/database.ts';
import { containsPattern, type PageRequest } from '../database/page.ts';
import { comesAfter, lastValues, nameToSort, type Sort, type SortValues } from '../database/sorted-page.ts';
import type { HoldReason } from './hold-reasons.ts';
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
  change: Pick<Lead, 'state'> & Partial<Pick<Lead, 'hold_reason' | 'unqualified_reason'>>,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('leads')
    .set({ ...change, state_changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .execute();
}

export async function updateLead(
  trx: Database,
  { workspace_id: workspaceId, lead_id: leadId }: Pick<Lead, 'workspace_id' | 'lead_id'>,
  change: Partial<Lead>,
): Promise<void> {
  await trx
    .updateTable('leads')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', leadId)
    .execute();
}

export async function updateRewardedBefore(
  trx: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable('leads')
    .set({ rewarded_before: true })
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

/** By what leads are sorted, beside their joining. */
export const leadSorts = ['name', 'referrer', 'state', 'changed'] as const;

const sortValues: Record<(typeof leadSorts)[number], SortValues> = {
  name: [nameToSort('leads')],
  referrer: [nameToSort('referrers')],
  state: [sql.ref('leads.state')],
  changed: [sql.ref('leads.state_changed_at')],
};

/** Which leads are meant. */
export type LeadSelection = {
  campaignId?: string | undefined;
  referrerId?: string | undefined;
  state?: LeadState | undefined;
  holdReason?: HoldReason | undefined;
  search?: string | undefined;
};

export type LeadFilter = PageRequest & LeadSelection & Sort<'joined' | (typeof leadSorts)[number]>;

const leadsMeant = (db: Database, workspaceId: string, selection: LeadSelection) => {
  const { campaignId, referrerId, state, holdReason, search } = selection;
  return withReferrer(db)
    .where('leads.workspace_id', '=', workspaceId)
    .$if(campaignId !== undefined, (query) => query.where('leads.campaign_id', '=', campaignId!))
    .$if(referrerId !== undefined, (query) => query.where('leads.referrer_id', '=', referrerId!))
    .$if(state !== undefined, (query) => query.where('leads.state', '=', state!))
    .$if(holdReason !== undefined, (query) => query.where('leads.hold_reason', '=', holdReason!))
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
    );
};

/** One row more than the page. */
export function selectLeads(db: Database, workspaceId: string, filter: LeadFilter): Promise<LeadWithReferrer[]> {
  const { sort = 'joined', order = 'desc', cursor, limit } = filter;
  const values: SortValues = [...(sort === 'joined' ? [] : sortValues[sort]), sql.ref('leads.lead_id')];
  return leadsMeant(db, workspaceId, filter)
    .$if(cursor !== undefined, (query) =>
      query.where(
        comesAfter(
          order,
          values,
          withReferrer(db)
            .clearSelect()
            .select(lastValues(values))
            .where('leads.workspace_id', '=', workspaceId)
            .where('leads.lead_id', '=', cursor!),
        ),
      ),
    )
    .$call((query) => values.reduce((sorted, value) => sorted.orderBy(value, order), query))
    .limit(limit + 1)
    .execute();
}

/** The ids of leads that are meant, newest first. */
export async function selectLeadIds(
  db: Database,
  workspaceId: string,
  selection: LeadSelection,
  limit: number,
): Promise<string[]> {
  const rows = await leadsMeant(db, workspaceId, selection)
    .clearSelect()
    .select('leads.lead_id')
    .orderBy('leads.lead_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.lead_id);
}

/** How many leads of a campaign are On hold, by the reason. */
export async function countHeldLeads(
  db: Database,
  workspaceId: string,
  campaignId: string,
): Promise<{ reason: HoldReason; count: number }[]> {
  const rows = await db
    .selectFrom('leads')
    .select(['hold_reason', sql<number>`count(*)`.as('count')])
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'On hold')
    .groupBy('hold_reason')
    .orderBy('count', 'desc')
    .execute();
  return rows.flatMap(({ hold_reason: reason, count }) => (reason === null ? [] : [{ reason, count }]));
}

/** The next ones On hold, the longest joined first. */
export async function selectHeldLeads(
  db: Database,
  { workspaceId, campaignId, reason }: { workspaceId: string; campaignId: string; reason: HoldReason | undefined },
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('leads')
    .select('lead_id')
    .where('workspace_id', '=', workspaceId)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'On hold')
    .$if(reason !== undefined, (query) => query.where('hold_reason', '=', reason!))
    .orderBy('lead_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.lead_id);
}

/** Forgets where forms came from, of leads that joined before a time. @returns of how many */
export async function deleteCallerKeys(db: Database, before: Date): Promise<number> {
  const forgotten = await db
    .updateTable('leads')
    .set({ caller_key: null })
    .where('caller_key', 'is not', null)
    .where('joined_at', '<', before)
    .executeTakeFirst();
  return Number(forgotten.numUpdatedRows);
}
