import { queryOptions } from '@tanstack/react-query';
import { answer, client, filled, present } from './client.ts';
import { pagedQuery } from './paging.ts';
import type { LeadState, NewLead } from './types.ts';

/** What a list of leads can be narrowed to. */
export interface LeadFilters {
  state?: LeadState | undefined;
  referrerId?: string | undefined;
  search?: string | undefined;
}

/** Leads of a campaign, newest first; `search` looks at name and e-mail. */
export const leadsQuery = (campaignId: string, { state, referrerId, search }: LeadFilters = {}) =>
  pagedQuery(['leads', campaignId, state ?? '', referrerId ?? '', search ?? ''], (cursor) => {
    const query = { campaign_id: campaignId, ...filled({ state, referrer_id: referrerId, search, cursor }) };
    return answer(client.GET('/api/v1/leads', { params: { query } }));
  });

/** One lead with what may be done to it and why it is or is not qualified. */
export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['leads', id],
    queryFn: () => answer(client.GET('/api/v1/leads/{id}', { params: { path: { id } } })),
  });

/** What happened to a lead, oldest first, in words. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['leads', id, 'timeline'],
    queryFn: () => answer(client.GET('/api/v1/leads/{id}/timeline', { params: { path: { id } } })),
  });

/** Adds a lead under a referral code; `existed` says that the first referrer kept an older lead. */
export async function addLead(body: NewLead) {
  const { data, response } = await client.POST('/api/v1/leads', { body });
  return { lead: present(data), existed: response.status === 200 };
}

/** Qualifies a lead by hand. */
export const qualifyLead = (id: string) =>
  answer(client.POST('/api/v1/leads/{id}/qualify', { params: { path: { id } } }));
