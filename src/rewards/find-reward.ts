import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { toPage, walkPages, type Page } from '../database/page.ts';
import { notFound } from '../platform/refusal.ts';
import { rewardMoves } from './reward.ts';
import type { RewardSum, RewardWithPeople } from './reward.ts';
import {
  rewardSorts,
  selectRewardIds,
  selectRewards,
  selectRewardWithPeople,
  type RewardFilter,
  type RewardSelection,
} from './reward-store.ts';

/** By what rewards are listed. */
export const rewardListSorts = ['earned', ...rewardSorts] as const;

/** A page of rewards, newest first or as asked; search looks at names and e-mails of recipient and lead. */
export async function listRewards(
  db: Database,
  workspaceId: string,
  filter: RewardFilter,
): Promise<Page<RewardWithPeople>> {
  const rows = await selectRewards(db, workspaceId, filter);
  return toPage(rows, filter.limit, (row) => row.reward_id);
}

/** All that a list would show, page after page. */
export const walkRewards = (
  db: Database,
  workspaceId: string,
  filter: RewardSelection,
): AsyncGenerator<Page<RewardWithPeople>> => walkPages((page) => listRewards(db, workspaceId, { ...filter, ...page }));

/** The ids of those that a list would show, newest first. @param limit as many at most */
export const listRewardIds = (
  db: Database,
  workspaceId: string,
  selection: RewardSelection,
  limit: number,
): Promise<string[]> => selectRewardIds(db, workspaceId, selection, limit);

/** @throws Refusal not_found when the workspace has no such reward. */
export async function getRewardById(db: Database, workspaceId: string, rewardId: string): Promise<RewardWithPeople> {
  const reward = await selectRewardWithPeople(db, workspaceId, rewardId);
  if (!reward) throw notFound('reward');
  return reward;
}

/** How many rewards of recipients are neither issued nor cancelled: they are decided before the people are erased. */
export async function countUndecidedRewards(
  db: Database,
  workspaceId: string,
  recipientIds: readonly string[],
): Promise<number> {
  const { count } = await db
    .selectFrom('rewards')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', '=', sql<string>`any(${recipientIds}::uuid[])`)
    .where('state', 'in', rewardMoves.table.cancel.from)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many rewards of a person, as recipient or as the lead that earned them, wait for a teammate's look. */
export async function countRewardsInReview(db: Database, workspaceId: string, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('rewards')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace_id', '=', workspaceId)
    .where(({ or, eb }) => or([eb('recipient_id', '=', personId), eb('lead_id', '=', personId)]))
    .where('state', '=', 'Needs review')
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * What a referrer, or a lead, has been given so far, by state and currency, in the order of their names; currencies are
 * never added up.
 */
export async function findRewardSums(db: Database, workspaceId: string, recipientId: string): Promise<RewardSum[]> {
  return (await findRewardSumsOfRecipients(db, workspaceId, [recipientId])).get(recipientId) ?? [];
}

/** The same for many, by recipient; those without a reward are not in it. */
export async function findRewardSumsOfRecipients(
  db: Database,
  workspaceId: string,
  recipientIds: readonly string[],
): Promise<Map<string, RewardSum[]>> {
  const rows = await db
    .selectFrom('rewards')
    .select([
      'recipient_id',
      'state',
      'currency',
      ({ fn }) => fn.countAll<number>().as('count'),
      sql<number>`sum(amount_minor)::bigint`.as('amount_minor'),
    ])
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', '=', sql<string>`any(${recipientIds}::uuid[])`)
    .groupBy(['recipient_id', 'state', 'currency'])
    .orderBy('state')
    .orderBy('currency')
    .execute();
  const byRecipient = Map.groupBy(rows, (row) => row.recipient_id);
  const toSum = ({ state, currency, count, amount_minor: amountMinor }: (typeof rows)[number]): RewardSum => ({
    state,
    currency,
    count,
    amountMinor,
  });
  return new Map([...byRecipient].map(([recipientId, sums]) => [recipientId, sums.map(toSum)]));
}
