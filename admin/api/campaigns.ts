import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';
import type { CampaignChange, Recipient, RewardRule } from './types.ts';

/** Every campaign of the workspace, newest first. */
export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => answer(client.GET('/api/v1/campaigns')),
});

/** One campaign. */
export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id],
    queryFn: () => answer(client.GET('/api/v1/campaigns/{id}', { params: { path: { id } } })),
  });

/** Creates a campaign in state Draft. */
export const createCampaign = (name: string) => answer(client.POST('/api/v1/campaigns', { body: { name } }));

/** Creates the sample campaign of a blank installation. */
export const createSampleCampaign = () => answer(client.POST('/api/v1/campaigns/sample'));

/** Changes name or offers. */
export const changeCampaign = (id: string, body: CampaignChange) =>
  answer(client.PATCH('/api/v1/campaigns/{id}', { params: { path: { id } }, body }));

/** Opens the campaign to friends and referrers. */
export const launchCampaign = (id: string) =>
  answer(client.POST('/api/v1/campaigns/{id}/launch', { params: { path: { id } } }));

/** Stops new joins; what exists stays. */
export const pauseCampaign = (id: string) =>
  answer(client.POST('/api/v1/campaigns/{id}/pause', { params: { path: { id } } }));

/** What a qualified referral earns, for the referrer and for the lead. */
export const rewardRulesQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaigns', id, 'reward-rules'],
    queryFn: () => answer(client.GET('/api/v1/campaigns/{id}/reward-rules', { params: { path: { id } } })),
  });

/** Saves a reward rule as its next version; rewards that exist keep theirs. */
export const saveRewardRule = (id: string, recipient: Recipient, body: Pick<RewardRule, 'active' | 'reward'>) =>
  answer(client.PUT('/api/v1/campaigns/{id}/reward-rules/{recipient}', { params: { path: { id, recipient } }, body }));
