import {
  type NamedCount,
  countAll,
  countCompaniesByTag,
  countContactsByCompany,
  countContactsBySegment,
  countContactsByTag,
  countConversations,
  countConversationsByAdmin,
} from '../actions/count-things.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiCall, ApiRoute } from '../http/api-route.ts';
import { invalid } from '../http/intercom-error.ts';
import { numberedPage, numberedRequest, pageAddress } from '../http/numbered-page.ts';

/** @assumed 7.4: Segments here hold people, so that no company is in one. */
const companiesBySegment = (workspace: Workspace): NamedCount[] =>
  workspace.segments.map((segment) => ({ [segment.name]: 0 }));

const byType = new Map<string, Map<string, (workspace: Workspace) => NamedCount[]>>([
  [
    'user',
    new Map([
      ['tag', countContactsByTag],
      ['segment', countContactsBySegment],
    ]),
  ],
  [
    'company',
    new Map([
      ['tag', countCompaniesByTag],
      ['segment', companiesBySegment],
      ['user', countContactsByCompany],
    ]),
  ],
]);

/** Counts (reference 10): of everything, of one type, or of one type by tag, segment or company. */
export const countRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/counts',
    scopes: ['read_counts'],
    refusal: 403,
    known: { query: ['type', 'count', 'page', 'per_page'] },
    answer: (call) => {
      const { type, count } = call.query;
      const totals = countAll(call.workspace);
      if (type === undefined && count === undefined) return { type: 'count.hash', ...totals };
      if (count === undefined && (type === 'user' || type === 'company' || type === 'lead'))
        return { type: 'count', [type]: totals[type] };
      if (type === 'conversation' && count === undefined)
        return { type: 'count', conversation: countConversations(call.workspace) };
      if (type === 'conversation' && count === 'admin')
        return { type: 'count', conversation: { admin: countConversationsByAdmin(call.workspace) } };
      const counted = byType.get(String(type))?.get(String(count));
      // @assumed 10: A type or count that is not documented answers 400 parameter_invalid.
      if (counted === undefined) throw invalid('type or count is not one that can be counted');
      return { type: 'count', ...listOf(call, String(type), String(count), counted(call.workspace)) };
    },
  },
];

/**
 * @documented 10: Counts by company, tag and segment of companies are paged, with the URL of the next page inside pages.pages; those of users are not.
 * @documented 10: The pages of a count are an empty object when there is no further page.
 * @assumed 10: A page of counts has 50 rows by default.
 */
function listOf({ query, baseUrl }: ApiCall, type: string, count: string, rows: NamedCount[]) {
  if (type === 'user') return { user: { [count]: rows } };
  const request = numberedRequest(query, 50);
  const address = pageAddress(`${baseUrl}/counts`, query, request.perPage);
  const { data, pages } = numberedPage(rows, request, address, (row) => row);
  return { [type]: { [count]: data }, pages: pages.next === null ? {} : { pages } };
}
