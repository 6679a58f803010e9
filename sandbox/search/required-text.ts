import type { Field, Filter } from './filter.ts';

/** An indexed text field, and the test that its folded text must pass. */
export interface RequiredText<Row> {
  field: Field<Row>;
  part(text: string): boolean;
}

/** A text condition that every match must meet; undefined when the filter has none, or only within an OR. */
export function requiredText<Row>(filter: Filter<Row>): RequiredText<Row> | undefined {
  if ('parts' in filter)
    return filter.operator === 'OR' ? undefined : filter.parts.map(requiredText).find((part) => part !== undefined);
  const { field, test } = filter;
  return field.index === undefined || test.part === undefined ? undefined : { field, part: test.part };
}
