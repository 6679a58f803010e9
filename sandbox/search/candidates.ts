import type { Contact } from '../entities/contact.ts';
import type { Condition, Filter } from './filter.ts';
import type { KnownContacts } from './known-contacts.ts';

/** The possible matches that an index leaves. */
export interface Candidates {
  /** An upper bound of the number of `rows`. */
  count: number;
  rows(): Contact[];
}

/** Narrows a search by the indexes; undefined when none applies and all contacts must be checked. */
export function candidatesFor(filter: Filter<Contact>, known: KnownContacts): Candidates | undefined {
  if ('test' in filter) return forCondition(filter, known);
  const parts = filter.parts.map((part) => candidatesFor(part, known));
  if (filter.operator === 'AND') return fewest(parts);
  return parts.includes(undefined) ? undefined : union(parts.filter((part) => part !== undefined));
}

function forCondition({ field, test }: Condition<Contact>, known: KnownContacts): Candidates | undefined {
  if (field.index === 'order' && test.within !== undefined) return known.within(field, test.within);
  if (field.index !== 'values' || test.among === undefined) return undefined;
  const byValue = known.byValue(field);
  const values = [...new Set(test.among)];
  return {
    count: values.reduce<number>((sum, value) => sum + byValue.count(value), 0),
    rows: () => values.flatMap((value) => [...byValue.get(value)]),
  };
}

const fewest = (parts: (Candidates | undefined)[]): Candidates | undefined =>
  parts.filter((part) => part !== undefined).toSorted((a, b) => a.count - b.count)[0];

const union = (parts: Candidates[]): Candidates => ({
  count: parts.reduce((sum, part) => sum + part.count, 0),
  rows: () => [...new Set(parts.flatMap((part) => part.rows()))],
});
