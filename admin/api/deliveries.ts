import { queryOptions } from '@tanstack/react-query';
import { answer, client } from './client.ts';
import { pagedQuery } from './paging.ts';
import { costlyNumbers } from './refetch-all.ts';
import type { TabName } from './types.ts';

/** Often enough for numbers that cost the server more than others. */
const costlyEveryMs = 5_000;

/** Every write to Intercom for one lead or referrer. */
export const deliveriesQuery = (subjectId: string) =>
  queryOptions({
    queryKey: ['deliveries', 'person', subjectId],
    queryFn: () => answer(client.GET('/api/v1/deliveries', { params: { query: { subject_id: subjectId } } })),
  });

/** The delivery log, newest first. @param key names the filters @param filters asked anew for each page */
export const deliveryLogQuery = (key: string, filters: () => Record<string, string>) =>
  pagedQuery(['deliveries', 'log', key], (cursor) =>
    answer(client.GET('/api/v1/deliveries', { params: { query: { ...filters(), ...(cursor && { cursor }) } } })),
  );

/** How many match, and how many of them can be tried again. */
export const deliveryCountQuery = (key: string, filters: () => Record<string, string>) =>
  queryOptions({
    queryKey: ['deliveries', 'count', key],
    queryFn: () => answer(client.GET('/api/v1/deliveries/count', { params: { query: filters() } })),
  });

/** One delivery with all that is kept of it. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id],
    queryFn: () => answer(client.GET('/api/v1/deliveries/{id}', { params: { path: { id } } })),
  });

/** How it stands with the people of a tab, or with one of them. */
export const healthQuery = (campaignId: string, tab: TabName, personId?: string) =>
  queryOptions({
    queryKey: personId ? ['deliveries', 'health', personId] : [costlyNumbers, 'health', campaignId, tab],
    queryFn: () => {
      const query = { campaign_id: campaignId, tab, ...(personId && { person_id: personId }) };
      return answer(client.GET('/api/v1/deliveries/health', { params: { query } }));
    },
    ...(!personId && { refetchInterval: costlyEveryMs }),
  });

/** Tries a failed delivery again. */
export const retryDelivery = (id: string) =>
  answer(client.POST('/api/v1/deliveries/{id}/retry', { params: { path: { id } } }));

/** Tries again everything that matches and can be. */
export const retryMatching = (filters: Record<string, string>) =>
  answer(client.POST('/api/v1/deliveries/retry', { body: filters }));

/** What undoing a delivery would do now; Intercom is asked. */
export const undoDryRunQuery = (id: string) =>
  queryOptions({
    queryKey: ['undo-dry-run', id],
    queryFn: () => answer(client.GET('/api/v1/deliveries/{id}/undo', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
  });

/** Puts back what a delivery did. */
export const undoDelivery = (id: string) =>
  answer(client.POST('/api/v1/deliveries/{id}/undo', { params: { path: { id } } }));
