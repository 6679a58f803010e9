import { IntercomError, invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { type Field, type FindField, parseField } from './filter.ts';
import { type Held, show } from './values.ts';

/** How a list is ordered: by a field's value, then by id. */
export interface Order<Row> {
  field: Field<Row>;
  descending: boolean;
}

/** What rows are ordered by; also what a cursor remembers. */
export type SortValue = string | number;

/**
 * Reads the `sort` of a search.
 * @documented 6.1: sort.order is ascending or descending, by default descending; anything else answers 400 invalid_sort_order.
 * @param byDefault the order when there is no `sort`
 * @throws IntercomError 400
 */
export function parseOrder<Row>(sort: unknown, findField: FindField<Row>, byDefault: Order<Row>): Order<Row> {
  if (sort === undefined || sort === null) return byDefault;
  if (!isPlainObject(sort)) throw invalid('sort must be an object');
  const order = sort['order'] ?? 'descending';
  if (order !== 'ascending' && order !== 'descending')
    throw new IntercomError(
      400,
      'invalid_sort_order',
      `Invalid sort order '${show(order)}'. Must be one of: ascending, descending`,
    );
  const field = parseField(sort['field'] ?? byDefault.field.name, findField);
  return { field, descending: order === 'descending' };
}

/** @assumed 6.1: Sorting ascending, numbers come first, then text, and the unknown last; descending is the exact reverse. */
function sortValue(held: Held): SortValue {
  if (typeof held === 'string' || typeof held === 'number') return held;
  return typeof held === 'boolean' ? Number(held) : unknownValue;
}

/** Sorts after every character, but is none. */
const unknownValue = '\uffff';

/** Negative when `a` comes first. */
export function compareSortValues(a: SortValue, b: SortValue): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A row's sort key. */
export const sortValueOf = <Row>(row: Row, field: Field<Row>): SortValue => sortValue(field.read(row));

/** Rows in an order; a new array. Equal values go by id. */
export function sorted<Row extends { id: string }>(rows: readonly Row[], { field, descending }: Order<Row>): Row[] {
  const keyed = rows.map((row) => ({ row, value: sortValueOf(row, field) }));
  keyed.sort((a, b) => compareSortValues(a.value, b.value) || compareSortValues(a.row.id, b.row.id));
  const result = keyed.map(({ row }) => row);
  return descending ? result.toReversed() : result;
}
