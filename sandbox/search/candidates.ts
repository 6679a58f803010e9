import type { Contact } from '../entities/contact.ts';
import type { Condition, Filter } from './filter.ts';
import type { KnownContacts } from './known-contacts.ts';

/** Those whom an index leaves as possible matches. */
export interface Candidates {
  /** At least as many as `rows` gives. */
  count: number;
  rows(): Iterable<Contact>;
}

/** Narrows a search down by the indexes; undefined when they cannot help and everyone must be looked at. */
export function candidatesFor(filter: Filter<Contact>, known: KnownContacts): Candidates | undefined {
  if ('test' in filter) return forCondition(filter, known);
  const parts = filter.parts.map((part) => candidatesFor(part, known));
  if (filter.operator === 'AND') return fewest(parts);
  return parts.includes(undefined) ? undefined : union(parts.filter((part) => part !== undefined));
}

function forCondition({ field, test }: Condition<Contact>, known: KnownContacts): Candidates | undefined {
  if (field.index === 'values' && test.among !== undefined) {
    const { among } = test;
    const byValue = known.byValue(field);
    return {
      count: among.reduce<number>((sum, value) => sum + byValue.count(value), 0),
      rows: () => new Set(among.flatMap((value) => [...byValue.get(value)])),
    };
  }
  if (field.index === 'order' && test.within !== undefined) {
    const order = known.inOrder(field);
    const { start, end } = order.range(test.within);
    return { count: end - start, rows: () => order.rows.slice(start, end) };
  }
  return undefined;
}

function fewest(parts: (Candidates | undefined)[]): Candidates | undefined {
  return parts.reduce(
    (best, part) => (part !== undefined && (best === undefined || part.count < best.count) ? part : best),
    undefined,
  );
}

const union = (parts: Candidates[]): Candidates => ({
  count: parts.reduce((sum, part) => sum + part.count, 0),
  rows: () => new Set(parts.flatMap((part) => [...part.rows()])),
});
