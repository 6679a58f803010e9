import type { CrmContact } from '../../integration/provider/crm-contact.ts';
import type { CrmClient } from '../../integration/provider/crm-provider.ts';
import { searchQuery, type SearchQuery } from './contact-query.ts';
import { readContact } from './read-contact.ts';
import { sendRequest, type Wire } from './send-request.ts';
import { contactListShape } from './shapes.ts';

/** Intercom's largest page (reference 6.1). */
const largestPage = 150;

type Searches = Pick<CrmClient, 'findContacts' | 'searchContacts' | 'countContacts' | 'listMembers'>;

/** Searches for contacts. They go through an index that lags minutes behind (reference 6.5). */
export function contactSearches(wire: Wire): Searches {
  const ask = (search: SearchQuery, pagination: { per_page: number; starting_after?: string }) =>
    sendRequest(wire, {
      method: 'POST',
      path: '/contacts/search',
      body: { ...search, pagination },
      answer: contactListShape,
    });

  return {
    async findContacts(email): Promise<CrmContact[]> {
      const askedAt = wire.clock.now();
      // addresses are stored in lower case (reference 4.10)
      const query = { field: 'email', operator: '=', value: email.toLowerCase() };
      const found = await ask({ query }, { per_page: 50 });
      return found.data.map((answer) => readContact(answer, askedAt));
    },
    async searchContacts(query, { cursor, size }) {
      const askedAt = wire.clock.now();
      const found = await ask(searchQuery(query), {
        per_page: Math.max(1, Math.min(size, largestPage)),
        ...(cursor !== null && { starting_after: cursor }),
      });
      return {
        contacts: found.data.map((answer) => readContact(answer, askedAt)),
        total: found.total_count ?? found.data.length,
        next: found.pages?.next ?? null,
      };
    },
    async listMembers(segmentId, { cursor, size }) {
      const found = await ask(searchQuery({ segmentId }), {
        per_page: Math.max(1, Math.min(size, largestPage)),
        ...(cursor !== null && { starting_after: cursor }),
      });
      const ids = found.data.map(({ id }) => id);
      return { ids, total: found.total_count ?? ids.length, next: found.pages?.next ?? null };
    },
    async countContacts(query) {
      const found = await ask({ query: searchQuery(query).query }, { per_page: 1 });
      return found.total_count ?? found.data.length;
    },
  };
}
