import { queryOptions } from '@tanstack/react-query';
import { answer, client, filled, present } from './client.ts';
import { pagedQuery } from './paging.ts';
import type { NewReferrer } from './types.ts';

/** Referrers of a campaign, newest first; `search` looks at name, e-mail and code. */
export const referrersQuery = (campaignId: string, search?: string) =>
  pagedQuery(['referrers', campaignId, search ?? ''], (cursor) =>
    answer(
      client.GET('/api/v1/referrers', {
        params: { query: { campaign_id: campaignId, ...filled({ search, cursor }) } },
      }),
    ),
  );

/** One referrer with link, code and counts. */
export const referrerQuery = (id: string) =>
  queryOptions({
    queryKey: ['referrers', id],
    queryFn: () => answer(client.GET('/api/v1/referrers/{id}', { params: { path: { id } } })),
  });

/** Adds a referrer; `existed` says that this person already refers in the campaign and was left as they are. */
export async function addReferrer(body: NewReferrer) {
  const { data, response } = await client.POST('/api/v1/referrers', { body });
  return { referrer: present(data), existed: response.status === 200 };
}

/** Takes a referral link out of use until it is resumed: visitors are told so, and nobody joins through it. */
export const pauseLink = (id: string) =>
  answer(client.POST('/api/v1/referrers/{id}/link/pause', { params: { path: { id } } }));

/** Takes a paused referral link back into use. */
export const resumeLink = (id: string) =>
  answer(client.POST('/api/v1/referrers/{id}/link/resume', { params: { path: { id } } }));
