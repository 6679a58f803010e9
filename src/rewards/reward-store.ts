import { sql } from 'kysely';
import { chunksOf } from '../database/chunks.ts';
import type { Database } from '../database/database.ts';
import { containsPattern, type PageRequest } from '../database/page.ts';
import { comesAfter, lastValues, nameToSort, type Sort, type SortValues } from '../database/sorted-page.ts';
import type { Reward, RewardState, RewardWithPeople } from './reward.ts';

/** Those that are new: a rule rewards a recipient once for a cause. @returns their ids */
export async function insertRewards(trx: Database, rewards: readonly Reward[]): Promise<Set<string>> {
  const inserted = new Set<string>();
  for (const chunk of chunksOf(rewards)) {
    const rows = await trx
      .insertInto('rewards')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'reward_rule_id', 'recipient_id', 'lead_id']).doNothing(),
      )
      .returning('reward_id')
      .execute();
    for (const row of rows) inserted.add(row.reward_id);
  }
  return inserted;
}

/** Locked until the transaction ends, so that two moves of one reward follow each other. */
export function selectRewardForUpdate(
  trx: Database,
  workspaceId: string,
  rewardId: string,
): Promise<Reward | undefined> {
  return trx
    .selectFrom('rewards')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('reward_id', '=', rewardId)
    .forUpdate()
    .executeTakeFirst();
}

/** Those of a person, as recipient or as the lead that earned them, in some states; locked, always in the same order. */
export function selectRewardsOfPersonForUpdate(
  trx: Database,
  workspaceId: string,
  personId: string,
  states: readonly RewardState[],
): Promise<Reward[]> {
  return trx
    .selectFrom('rewards')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where(({ or, eb }) => or([eb('recipient_id', '=', personId), eb('lead_id', '=', personId)]))
    .where('state', 'in', states)
    .orderBy('reward_id')
    .forUpdate()
    .execute();
}

/** Those of recipients in some states; locked, always in the same order. */
export function selectRewardsOfRecipientsForUpdate(
  trx: Database,
  workspaceId: string,
  recipientIds: readonly string[],
  states: readonly RewardState[],
): Promise<Reward[]> {
  return trx
    .selectFrom('rewards')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', '=', sql<string>`any(${recipientIds}::uuid[])`)
    .where('state', 'in', states)
    .orderBy('reward_id')
    .forUpdate()
    .execute();
}

export async function updateRewardStates(
  trx: Database,
  workspaceId: string,
  rewardIds: readonly string[],
  change: Pick<Reward, 'state' | 'state_changed_at' | 'issued_at'>,
): Promise<void> {
  await trx
    .updateTable('rewards')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('reward_id', '=', sql<string>`any(${rewardIds}::uuid[])`)
    .execute();
}

/** Locked until the transaction ends, always in the same order. */
export function selectRewardsForUpdate(
  trx: Database,
  workspaceId: string,
  rewardIds: readonly string[],
): Promise<Reward[]> {
  return trx
    .selectFrom('rewards')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('reward_id', '=', sql<string>`any(${rewardIds}::uuid[])`)
    .orderBy('reward_id')
    .forUpdate()
    .execute();
}

/** Those that leads earned, whoever gets them; locked, always in the same order. */
export function selectRewardsOfLeadsForUpdate(
  trx: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<Reward[]> {
  return trx
    .selectFrom('rewards')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('lead_id', '=', sql<string>`any(${leadIds}::uuid[])`)
    .orderBy('reward_id')
    .forUpdate()
    .execute();
}

/** Rewards become Issued. */
export async function updateToIssued(
  trx: Database,
  workspaceId: string,
  rewardIds: readonly string[],
  at: Date,
): Promise<void> {
  await trx
    .updateTable('rewards')
    .set({ state: 'Issued', state_changed_at: at, issued_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('reward_id', '=', sql<string>`any(${rewardIds}::uuid[])`)
    .execute();
}

/** Rewards become Cancelled, and each keeps what it was. */
export async function updateToCancelled(
  trx: Database,
  workspaceId: string,
  rewardIds: readonly string[],
  change: { cancel_reason: string; cancelled_with: 'lead' | 'itself'; at: Date },
): Promise<void> {
  const { at, ...cancelled } = change;
  await trx
    .updateTable('rewards')
    .set(({ ref }) => ({ state: 'Cancelled', cancelled_from: ref('state'), state_changed_at: at, ...cancelled }))
    .where('workspace_id', '=', workspaceId)
    .where('reward_id', '=', sql<string>`any(${rewardIds}::uuid[])`)
    .execute();
}

/** Cancelled rewards become what they were before. */
export async function updateToRevived(
  trx: Database,
  workspaceId: string,
  rewardIds: readonly string[],
  at: Date,
): Promise<void> {
  await trx
    .updateTable('rewards')
    .set({
      state: sql<RewardState>`cancelled_from`,
      state_changed_at: at,
      cancel_reason: null,
      cancelled_with: null,
      cancelled_from: null,
    })
    .where('workspace_id', '=', workspaceId)
    .where('reward_id', '=', sql<string>`any(${rewardIds}::uuid[])`)
    .execute();
}

/** Those of a person that are Cancelled are to be looked at first, should they be revived. */
export async function updateCancelledFrom(trx: Database, workspaceId: string, personId: string): Promise<void> {
  await trx
    .updateTable('rewards')
    .set({ cancelled_from: 'Needs review' })
    .where('workspace_id', '=', workspaceId)
    .where(({ or, eb }) => or([eb('recipient_id', '=', personId), eb('lead_id', '=', personId)]))
    .where('state', '=', 'Cancelled')
    .execute();
}

/** The cause is always a lead; the recipient is that lead or its referrer, so one join serves both. */
const withPeople = (db: Database) =>
  db
    .selectFrom('rewards')
    .innerJoin('leads', (join) =>
      join.onRef('leads.workspace_id', '=', 'rewards.workspace_id').onRef('leads.lead_id', '=', 'rewards.lead_id'),
    )
    .innerJoin('referrers', (join) =>
      join
        .onRef('referrers.workspace_id', '=', 'rewards.workspace_id')
        .onRef('referrers.referrer_id', '=', 'leads.referrer_id'),
    )
    .selectAll('rewards')
    .select([
      'leads.first_name as lead_first_name',
      'leads.last_name as lead_last_name',
      'leads.email as lead_email',
      ofRecipient('first_name').as('recipient_first_name'),
      ofRecipient('last_name').as('recipient_last_name'),
      ofRecipient('email').as('recipient_email'),
    ]);

const ofRecipient = (column: 'first_name' | 'last_name' | 'email') =>
  sql<string>`case rewards.recipient when 'lead' then ${sql.ref(`leads.${column}`)} else ${sql.ref(`referrers.${column}`)} end`;

export function selectRewardWithPeople(
  db: Database,
  workspaceId: string,
  rewardId: string,
): Promise<RewardWithPeople | undefined> {
  return withPeople(db)
    .where('rewards.workspace_id', '=', workspaceId)
    .where('rewards.reward_id', '=', rewardId)
    .executeTakeFirst();
}

/** By what rewards are sorted, beside when they were earned. */
export const rewardSorts = ['recipient', 'amount', 'issued'] as const;

const sortValues: Record<(typeof rewardSorts)[number], SortValues> = {
  recipient: [sql`case rewards.recipient when 'lead' then ${nameToSort('leads')} else ${nameToSort('referrers')} end`],
  // amounts of several currencies are not compared
  amount: [sql.ref('rewards.currency'), sql.ref('rewards.amount_minor')],
  // the newest issued first, then those that were not
  issued: [sql`coalesce(rewards.issued_at, 'epoch')`],
};

/** Which rewards are meant. */
export type RewardSelection = {
  campaignId?: string | undefined;
  leadId?: string | undefined;
  /** of this person, as recipient */
  recipientId?: string | undefined;
  state?: RewardState | undefined;
  search?: string | undefined;
};

export type RewardFilter = PageRequest & RewardSelection & Sort<'earned' | (typeof rewardSorts)[number]>;

const rewardsMeant = (db: Database, workspaceId: string, selection: RewardSelection) => {
  const { campaignId, leadId, recipientId, state, search } = selection;
  return withPeople(db)
    .where('rewards.workspace_id', '=', workspaceId)
    .$if(campaignId !== undefined, (query) => query.where('rewards.campaign_id', '=', campaignId!))
    .$if(leadId !== undefined, (query) => query.where('rewards.lead_id', '=', leadId!))
    .$if(recipientId !== undefined, (query) => query.where('rewards.recipient_id', '=', recipientId!))
    .$if(state !== undefined, (query) => query.where('rewards.state', '=', state!))
    .$if(search !== undefined, (query) =>
      query.where(({ or, eb }) => {
        const pattern = containsPattern(search!);
        return or([
          eb(sql<string>`leads.first_name || ' ' || leads.last_name`, 'ilike', pattern),
          eb(sql<string>`referrers.first_name || ' ' || referrers.last_name`, 'ilike', pattern),
          eb('leads.email', 'ilike', pattern),
          eb('referrers.email', 'ilike', pattern),
        ]);
      }),
    );
};

/** One row more than the page. */
export function selectRewards(db: Database, workspaceId: string, filter: RewardFilter): Promise<RewardWithPeople[]> {
  const { sort = 'earned', order = 'desc', cursor, limit } = filter;
  const values: SortValues = [...(sort === 'earned' ? [] : sortValues[sort]), sql.ref('rewards.reward_id')];
  return rewardsMeant(db, workspaceId, filter)
    .$if(cursor !== undefined, (query) =>
      query.where(
        comesAfter(
          order,
          values,
          withPeople(db)
            .clearSelect()
            .select(lastValues(values))
            .where('rewards.workspace_id', '=', workspaceId)
            .where('rewards.reward_id', '=', cursor!),
        ),
      ),
    )
    .$call((query) => values.reduce((sorted, value) => sorted.orderBy(value, order), query))
    .limit(limit + 1)
    .execute();
}

/** The ids of rewards that are meant, newest first. */
export async function selectRewardIds(
  db: Database,
  workspaceId: string,
  selection: RewardSelection,
  limit: number,
): Promise<string[]> {
  const rows = await rewardsMeant(db, workspaceId, selection)
    .clearSelect()
    .select('rewards.reward_id')
    .orderBy('rewards.reward_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.reward_id);
}
