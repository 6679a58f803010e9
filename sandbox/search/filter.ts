import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { type Held, type Kind, type Test, show } from './values.ts';

/** A searchable field of a row: its kind decides operators and comparison. Times are read as unix seconds. */
export interface Field<Row> {
  name: string;
  kind: Kind;
  read(row: Row): Held;
  /** The index of the field: `values` finds rows by equal value, `order` by range. Requires that `read` depends on `name` only. */
  index?: 'values' | 'order';
  /** For a field that expands to other filters, such as a segment: those filters, instead of a test of `read`. */
  expand?(operator: string, value: unknown): Filter<Row>;
}

/** One condition of a filter. */
export interface Condition<Row> {
  field: Field<Row>;
  test: Test;
  matches(row: Row): boolean;
}

/** Conditions of which all (`AND`) or one (`OR`) must hold. */
export interface Group<Row> {
  operator: 'AND' | 'OR';
  parts: Filter<Row>[];
  matches(row: Row): boolean;
}

export type Filter<Row> = Condition<Row> | Group<Row>;

/** Finds the field that a query names; undefined when there is none. */
export type FindField<Row> = (name: string) => Field<Row> | undefined;

const deepestGroup = 2;
const mostParts = 15;

/**
 * Reads the `query` of a search: one condition `{field, operator, value}`, or AND / OR groups of them.
 * @documented 6.1: Groups nest two levels deep and hold 15 filters at most; a single filter may be the query itself.
 * @assumed 6.1: An invalid filter answers 400 parameter_invalid, with messages of our own.
 * @throws IntercomError 400
 */
export function parseFilter<Row>(query: unknown, findField: FindField<Row>, depth = 1): Filter<Row> {
  if (!isPlainObject(query)) throw invalid('query must be an object');
  const { operator, value } = query;
  if (operator !== 'AND' && operator !== 'OR') return parseCondition(query, findField);
  if (depth > deepestGroup) throw invalid(`A query can be nested ${deepestGroup} levels deep at most`);
  if (!Array.isArray(value) || value.length === 0)
    throw invalid(`The value of ${operator} must be an array of filters`);
  if (value.length > mostParts) throw invalid(`${operator} can hold ${mostParts} filters at most`);
  const parts = value.map((part: unknown) => parseFilter(part, findField, depth + 1));
  return {
    operator,
    parts,
    matches:
      operator === 'AND'
        ? (row) => parts.every((part) => part.matches(row))
        : (row) => parts.some((part) => part.matches(row)),
  };
}

function parseCondition<Row>(query: Record<string, unknown>, findField: FindField<Row>): Filter<Row> {
  const field = parseField(query['field'], findField);
  const { operator, value } = query;
  if (typeof operator !== 'string' || !field.kind.operators.includes(operator))
    throw invalid(`Operator '${show(operator)}' is not supported for field ${field.name}`);
  if (value === undefined) throw invalid(`A value is required for field ${field.name}`);
  if (field.expand !== undefined) return field.expand(operator, value);
  const test = field.kind.test(operator, value, field.name);
  return { field, test, matches: (row) => test.matches(field.read(row)) };
}

/** @throws IntercomError 400 for a field that cannot be searched */
export function parseField<Row>(name: unknown, findField: FindField<Row>): Field<Row> {
  if (typeof name !== 'string') throw invalid('A field name is required');
  const field = findField(name);
  if (field === undefined) throw invalid(`Invalid field: ${show(name)}`);
  return field;
}
