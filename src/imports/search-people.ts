import type { ContactPage, ContactQuery, CrmClient } from '../integration/provider/crm-provider.ts';

/**
 * A page of the people who match. Where a search cannot ask for a segment, its members are listed and those on the page
 * are searched by id.
 * @throws CrmError
 */
export async function searchPeople(
  client: CrmClient,
  query: ContactQuery,
  cursor: string | null,
): Promise<ContactPage> {
  const { segments, limits } = client.traits.capabilities;
  const { segmentId, ...rest } = query;
  if (segmentId === undefined || segments === 'in_query')
    return client.searchContacts(query, { cursor, size: limits.page });
  const { ids, total, next } = await client.listMembers(segmentId, { cursor, size: limits.ids });
  if (ids.length === 0) return { contacts: [], total, next };
  const { contacts } = await client.searchContacts({ ...rest, ids }, { cursor: null, size: ids.length });
  return { contacts, total, next };
}

/** How many match; of a segment that a search cannot ask for, how many are in it. @throws CrmError */
export async function countPeople(client: CrmClient, query: ContactQuery): Promise<number> {
  const { segmentId } = query;
  if (segmentId === undefined || client.traits.capabilities.segments === 'in_query') return client.countContacts(query);
  return (await client.listMembers(segmentId, { cursor: null, size: 1 })).total;
}
