import { invalid } from './intercom-error.ts';

/** A page requested by number. */
export interface NumberedRequest {
  page: number;
  perPage: number;
}

const largestPage = 150;

/**
 * Reads `page` and `per_page` of a query.
 *
 * @assumed 6.6: A per_page above 150 is refused on lists that are paged by number, like on those that have cursors.
 * @throws IntercomError 400
 */
export function numberedRequest(query: Record<string, unknown>, perPageByDefault: number): NumberedRequest {
  const page = wholeNumber(query['page'], 1, 'Page');
  const perPage = wholeNumber(query['per_page'], perPageByDefault, 'Per Page');
  if (perPage > largestPage) throw invalid('Per Page is too big');
  return { page, perPage };
}

function wholeNumber(value: unknown, byDefault: number, label: string): number {
  if (value === undefined || value === '') return byDefault;
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number) || number < 1) throw invalid(`${label} is invalid`);
  return number;
}

/**
 * One page of rows, in the shape of lists whose `next` is an address or null.
 * @param addressOf makes the address of another page
 */
export function numberedPage<Row, Shown>(
  rows: readonly Row[],
  request: NumberedRequest,
  addressOf: (page: number) => string,
  present: (row: Row) => Shown,
) {
  const { page, perPage } = request;
  const totalPages = Math.ceil(rows.length / perPage);
  return {
    type: 'list',
    data: rows.slice((page - 1) * perPage, page * perPage).map(present),
    pages: {
      type: 'pages',
      next: page < totalPages ? addressOf(page + 1) : null,
      page,
      per_page: perPage,
      total_pages: totalPages,
    },
    total_count: rows.length,
  };
}

/** Makes the addresses of a list's other pages: the same query with another page number. */
export function pageAddress(url: string, query: Record<string, unknown>, perPage: number): (page: number) => string {
  return (page) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (typeof value === 'string') search.set(name, value);
    search.set('page', String(page));
    search.set('per_page', String(perPage));
    return `${url}?${search.toString()}`;
  };
}
