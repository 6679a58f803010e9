import { api, at } from '../api/client.ts';
import type { CampaignCrm } from '../api/integrations.ts';
import type { Crm } from '../api/types.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';

/**
 * The CRM of the campaign on screen: its name, its words and what it can do, as the server says. For screens inside the
 * campaign's frame, which loads the campaign before it shows them.
 */
export function useCrm(): Crm {
  const { data: campaign } = api.useQuery('get', '/api/v1/campaigns/{id}', at(useCampaignId()));
  if (!campaign) throw new Error('The frame of a campaign loads it before its screens.');
  return campaign.provider;
}

/** What that CRM is called. */
export const useCrmTitle = (): string => useCrm().title;

/** The campaign on screen with that CRM, as requests name them. */
export const useCampaignCrm = (): CampaignCrm => ({ campaignId: useCampaignId(), provider: useCrm().id });
