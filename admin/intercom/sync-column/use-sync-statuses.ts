import { useQueries } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { Pages } from '../../api/paging.ts';
import type { PersonSyncStatus, TabName } from '../../api/types.ts';

/** How the people of a list stand with the CRM, read for a page of them at once. @returns by person, as far as it is known */
export function useSyncStatuses(
  campaignId: string,
  tab: TabName,
  pages: Pages<{ id: string }>,
): ReadonlyMap<string, PersonSyncStatus> {
  const people = (pages.data?.pages ?? [])
    .map(({ items }) => items.map(({ id }) => id))
    .filter((ids) => ids.length > 0);
  return useQueries({
    queries: people.map((ids) =>
      api.queryOptions('get', '/api/v1/deliveries/health/people', {
        params: { query: { campaign_id: campaignId, tab, ids } },
      }),
    ),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data?.items ?? []).map((status) => [status.id, status] as const))),
  });
}
