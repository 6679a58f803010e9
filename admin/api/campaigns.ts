import { answer, at, client } from './client.ts';
import type { CampaignChange, Recipient, RewardRule } from './types.ts';

/** Creates a campaign in state Draft. */
export const createCampaign = (name: string) => answer(client.POST('/api/v1/campaigns', { body: { name } }));

/** Creates the sample campaign of a blank installation. */
export const createSampleCampaign = () => answer(client.POST('/api/v1/campaigns/sample'));

/** Changes name or offers. */
export const changeCampaign = (id: string, body: CampaignChange) =>
  answer(client.PATCH('/api/v1/campaigns/{id}', { ...at(id), body }));

/** Opens the campaign to friends and referrers. */
export const launchCampaign = (id: string) => answer(client.POST('/api/v1/campaigns/{id}/launch', at(id)));

/** Stops new joins; what exists stays. */
export const pauseCampaign = (id: string) => answer(client.POST('/api/v1/campaigns/{id}/pause', at(id)));

/** Saves a reward rule as its next version; rewards that exist keep theirs. */
export const saveRewardRule = (id: string, recipient: Recipient, body: Pick<RewardRule, 'active' | 'reward'>) =>
  answer(client.PUT('/api/v1/campaigns/{id}/reward-rules/{recipient}', { params: { path: { id, recipient } }, body }));
