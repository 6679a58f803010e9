import { answer, client, filled } from './client.ts';
import { pagedQuery } from './paging.ts';
import type { RewardState } from './types.ts';

/** What a list of rewards can be narrowed to. */
export interface RewardFilters {
  state?: RewardState | undefined;
  search?: string | undefined;
  leadId?: string | undefined;
}

/** Rewards of a campaign, newest first; `search` looks at recipient and lead. */
export const rewardsQuery = (campaignId: string, { state, search, leadId }: RewardFilters = {}) =>
  pagedQuery(['rewards', campaignId, state ?? '', search ?? '', leadId ?? ''], (cursor) =>
    answer(
      client.GET('/api/v1/rewards', {
        params: { query: { campaign_id: campaignId, ...filled({ state, search, lead_id: leadId, cursor }) } },
      }),
    ),
  );

/** Marks a due reward as issued. */
export const issueReward = (id: string) =>
  answer(client.POST('/api/v1/rewards/{id}/issue', { params: { path: { id } } }));
