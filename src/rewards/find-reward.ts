import type { Database } from '../database/database.ts';
import { toPage, type Page } from '../database/page.ts';
import { notFound } from '../platform/refusal.ts';
import type { RewardWithPeople } from './reward.ts';
import { selectRewards, selectRewardWithPeople, sumRewardsOf, type RewardFilter } from './reward-store.ts';

/** A page of rewards, newest first; search looks at names and e-mails of recipient and lead. */
export async function listRewards(
  db: Database,
  workspaceId: string,
  filter: RewardFilter,
): Promise<Page<RewardWithPeople>> {
  const rows = await selectRewards(db, workspaceId, filter);
  return toPage(rows, filter.limit, (row) => row.reward_id);
}

/** @throws Refusal not_found when the workspace has no such reward. */
export async function getRewardById(db: Database, workspaceId: string, rewardId: string): Promise<RewardWithPeople> {
  const reward = await selectRewardWithPeople(db, workspaceId, rewardId);
  if (!reward) throw notFound('reward');
  return reward;
}

/** What a referrer, or a lead, has been given so far, by state and currency; currencies are never added up. */
export const findRewardSums = sumRewardsOf;
