import { api } from './client.ts';

/** It stands beside every screen, and counts deliveries: a burst of these is not counted once a second. */
const countedEveryMs = 10_000;

/** What failed in a campaign and waits for a person. */
export function useAttention(campaignId: string) {
  const params = { query: { campaign_id: campaignId } };
  return api.useQuery('get', '/api/v1/reports/attention', { params }, { meta: { pauseMs: countedEveryMs } });
}
