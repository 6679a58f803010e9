import { answer, at, client } from './client.ts';
import { moveMany, type Moves } from './move-many.ts';
import type { RewardFilters } from './types.ts';

/** Marks a due reward as issued. */
export const issueReward = (id: string) => answer(client.POST('/api/v1/rewards/{id}/issue', at(id)));

/** Cancels a reward that was not issued; the reason is kept. */
export const cancelReward = ({ id, reason }: { id: string; reason: string }) =>
  answer(client.POST('/api/v1/rewards/{id}/cancel', { ...at(id), body: { reason } }));

/** Confirms a reward that needs review: it is due again. */
export const confirmReward = (id: string) => answer(client.POST('/api/v1/rewards/{id}/confirm', at(id)));

/** Marks many due rewards as issued. */
export const issueRewards = (rewardIds: readonly string[]): Promise<Moves> =>
  moveMany(rewardIds, (ids) => answer(client.POST('/api/v1/rewards/issue', { body: { ids } })));

/** Cancels many rewards that were not issued. */
export const cancelRewards = (rewardIds: readonly string[], reason: string): Promise<Moves> =>
  moveMany(rewardIds, (ids) => answer(client.POST('/api/v1/rewards/cancel', { body: { ids, reason } })));

/** The ids of the rewards that match, as many as can be acted on at once. */
export const readRewardIds = (query: RewardFilters) => answer(client.GET('/api/v1/rewards/ids', { params: { query } }));
