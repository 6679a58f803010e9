import { IntercomError, invalid } from '../http/intercom-error.ts';
import { type Order, type SortValue, compareSortValues, sortValueOf } from './order.ts';

/** The requested page. */
export interface PageRequest {
  perPage: number;
  /** As the caller sent it, to be echoed. */
  perPageAsSent: unknown;
  startingAfter: string | null;
}

type Cursor = [value: SortValue, id: string, page: number];

const largestPage = 150;

/**
 * Reads `per_page` and `starting_after`.
 * @documented 6.1: A page holds 150 rows at most.
 * @assumed 6.1: A per_page above 150, below 1 or no whole number is refused rather than cut.
 * @throws IntercomError 400
 */
export function parsePage(perPage: unknown, startingAfter: unknown, byDefault: number): PageRequest {
  const sent = perPage ?? byDefault;
  const number = typeof sent === 'number' || typeof sent === 'string' ? Number(sent) : Number.NaN;
  if (!Number.isInteger(number) || number < 1) throw invalid('Per Page is invalid');
  if (number > largestPage) throw invalid('Per Page is too big');
  if (startingAfter !== undefined && startingAfter !== null && typeof startingAfter !== 'string') throw invalidCursor();
  return { perPage: number, perPageAsSent: sent, startingAfter: startingAfter || null };
}

/**
 * One page of rows that are already in `order`, with the keys that Intercom's lists have beside it.
 * @recorded 6.1: On the last page `pages.next` is absent, neither null nor empty.
 * @recorded 6.1: `per_page` is echoed as it was sent, text as text.
 * @assumed 6.1: A search is no snapshot: a row that changes between two pages can appear twice or not at all.
 * @throws IntercomError 400 for a cursor that no page gave out
 */
export function pageOf<Row extends { id: string }>(rows: readonly Row[], order: Order<Row>, request: PageRequest) {
  const cursor = request.startingAfter === null ? null : decodeCursor(request.startingAfter);
  const first = cursor === null ? 0 : positionAfter(rows, order, cursor);
  const shown = rows.slice(first, first + request.perPage);
  const page = cursor === null ? 1 : cursor[2];
  const last = shown.at(-1);
  const more = last !== undefined && first + shown.length < rows.length;
  return {
    rows: shown,
    total_count: rows.length,
    pages: {
      type: 'pages',
      ...(more ? { next: { page: page + 1, starting_after: cursorAt(last, order, page + 1) } } : {}),
      page,
      per_page: request.perPageAsSent,
      total_pages: Math.ceil(rows.length / request.perPage),
    },
  };
}

/** The position of the first row after a cursor, by binary search. */
function positionAfter<Row extends { id: string }>(
  rows: readonly Row[],
  order: Order<Row>,
  [value, id]: Cursor,
): number {
  const sign = order.descending ? -1 : 1;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows[middle];
    if (row === undefined) break;
    const compared = compareSortValues(sortValueOf(row, order.field), value) || compareSortValues(row.id, id);
    if (sign * compared > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @recorded 6.1: A cursor is base64 of `[sort value, id, page]`. */
function cursorAt<Row extends { id: string }>(row: Row, order: Order<Row>, page: number): string {
  const cursor: Cursor = [sortValueOf(row, order.field), row.id, page];
  return Buffer.from(JSON.stringify(cursor)).toString('base64');
}

function decodeCursor(text: string): Cursor {
  try {
    const [value, id, page, ...rest]: unknown[] = JSON.parse(Buffer.from(text, 'base64').toString());
    const sortable = typeof value === 'string' || typeof value === 'number';
    if (sortable && typeof id === 'string' && Number.isSafeInteger(page) && Number(page) > 1 && rest.length === 0)
      return [value, id, Number(page)];
  } catch {
    // Falls through to the same error as a cursor of the wrong shape.
  }
  throw invalidCursor();
}

/** @documented 6.1: A cursor that no page gave out answers 400 client_error with this text. */
const invalidCursor = (): IntercomError =>
  new IntercomError(
    400,
    'client_error',
    'Invalid starting_after param. Please try again using a starting_after value from a paginated response',
  );
