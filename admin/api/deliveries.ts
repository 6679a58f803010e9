import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, at, client } from './client.ts';

// A period ends now, so its filters are computed for each call, and the key names the period instead.

/** The delivery log, newest first. @param key names the filters @param filters computed again for each page */
export const deliveryLogQuery = (key: string, filters: () => Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: ['get', '/api/v1/deliveries', { key }],
    queryFn: ({ pageParam: cursor, signal }) =>
      answer(
        client.GET('/api/v1/deliveries', { params: { query: { ...filters(), ...(cursor && { cursor }) } }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: next }) => next,
  });

/** How many match, and how many of them can be tried again. */
export const deliveryCountQuery = (key: string, filters: () => Record<string, string>) =>
  queryOptions({
    queryKey: ['get', '/api/v1/deliveries/count', { key }],
    queryFn: ({ signal }) => answer(client.GET('/api/v1/deliveries/count', { params: { query: filters() }, signal })),
  });

/** Tries a failed delivery again. */
export const retryDelivery = (id: string) => answer(client.POST('/api/v1/deliveries/{id}/retry', at(id)));

/** Tries again everything that matches and can be. */
export const retryMatching = (filters: Record<string, string>) =>
  answer(client.POST('/api/v1/deliveries/retry', { body: filters }));

/** What undoing a delivery would do now; the CRM is asked. */
export const undoDryRunQuery = (id: string) =>
  api.queryOptions('get', '/api/v1/deliveries/{id}/undo', at(id), { staleTime: Infinity, gcTime: 0 });

/** Puts back what a delivery did. */
export const undoDelivery = (id: string) => answer(client.POST('/api/v1/deliveries/{id}/undo', at(id)));
