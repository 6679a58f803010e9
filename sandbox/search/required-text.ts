import type { Field, Filter } from './filter.ts';

/** A text field that has an index, and what must hold of its folded text. */
export interface RequiredText<Row> {
  field: Field<Row>;
  part(text: string): boolean;
}

/** A part of a text without which a row cannot match; undefined when the filter asks for none, or only as one way of several. */
export function requiredText<Row>(filter: Filter<Row>): RequiredText<Row> | undefined {
  if ('parts' in filter)
    return filter.operator === 'OR' ? undefined : filter.parts.map(requiredText).find((part) => part !== undefined);
  const { field, test } = filter;
  return field.index === undefined || test.part === undefined ? undefined : { field, part: test.part };
}
