import type { Contact } from '../entities/contact.ts';
import { IntercomError } from '../http/intercom-error.ts';
import type { Field, FieldValue } from './fields.ts';

/** How a list is ordered; without a field, in order of creation. Recorded default (reference 6.1). */
export interface Order {
  field: Field | null;
  descending: boolean;
}

export interface PageRequest {
  perPage: number;
  /** `per_page` is echoed as it was sent, text as text. Recorded (reference 6.1). */
  perPageAsSent: unknown;
  startingAfter: string | null;
}

type SortValue = string | number;
type Cursor = [value: SortValue, id: string, page: number];

/**
 * One page of contacts in Intercom's list shape. On the last page `next` is absent. Recorded (reference 6.1).
 * Not a snapshot: a contact that changes between two pages can move (reference 6.1).
 * @throws IntercomError 400 for a cursor that no page gave out
 */
export function pageOf<T>(contacts: Contact[], order: Order, request: PageRequest, present: (contact: Contact) => T) {
  const sign = order.descending ? -1 : 1;
  const compare = (a: [SortValue, string], b: [SortValue, string]) =>
    sign * (byValue(a[0], b[0]) || byValue(a[1], b[1]));
  const keyed = contacts.map((contact) => ({
    contact,
    key: [sortValue(contact, order.field), contact.id] as [SortValue, string],
  }));
  keyed.sort((a, b) => compare(a.key, b.key));

  const cursor = request.startingAfter === null ? null : decodeCursor(request.startingAfter);
  const first = cursor === null ? 0 : keyed.findIndex((one) => compare(one.key, [cursor[0], cursor[1]]) > 0);
  const rows = first < 0 ? [] : keyed.slice(first, first + request.perPage);
  const page = cursor === null ? 1 : cursor[2];
  const last = rows.at(-1);
  const more = last !== undefined && first + rows.length < keyed.length;
  return {
    type: 'list',
    data: rows.map((row) => present(row.contact)),
    total_count: keyed.length,
    pages: {
      type: 'pages',
      ...(more ? { next: { page: page + 1, starting_after: encodeCursor([...last.key, page + 1]) } } : {}),
      page,
      per_page: request.perPageAsSent,
      total_pages: Math.ceil(keyed.length / request.perPage),
    },
  };
}

function sortValue(contact: Contact, field: Field | null): SortValue {
  const value: FieldValue | string[] = field === null ? contact.createdAt : field.read(contact);
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'boolean' ? Number(value) : '';
}

/** Numbers before text, so that a mixed or empty column still has one order. */
function byValue(a: SortValue, b: SortValue): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Base64 of `[sort value, id, page]`. Recorded (reference 6.1). */
const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64');

function decodeCursor(text: string): Cursor {
  try {
    const [value, id, page, ...rest]: unknown[] = JSON.parse(Buffer.from(text, 'base64').toString());
    const sortable = typeof value === 'string' || typeof value === 'number';
    if (sortable && typeof id === 'string' && Number.isInteger(page) && rest.length === 0)
      return [value, id, Number(page)];
  } catch {
    // Falls through to the same answer as a cursor of the wrong shape.
  }
  throw new IntercomError(
    400,
    'client_error',
    'Invalid starting_after param. Please try again using a starting_after value from a paginated response',
  );
}
