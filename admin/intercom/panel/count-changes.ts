import type { MappingRow, PanelSettings } from '../../api/types.ts';

/**
 * How many settings of a tab differ from what is saved: each row of the mapping that was added, changed or removed counts
 * once, and so does the rule.
 */
export function countChanges(saved: PanelSettings, values: PanelSettings): number {
  const single = (['action', 'duplicates', 'qualification', 'events'] as const).filter(
    (key) => !isSame(saved[key], values[key]),
  );
  return (
    single.length +
    countRows(saved.mapping, values.mapping) +
    countKeys(saved.mark, values.mark) +
    countKeys(saved.return_fields, values.return_fields)
  );
}

/** A changed row is one that is gone and one that is new; rows that only moved are no change to what is sent. */
function countRows(saved: readonly MappingRow[], rows: readonly MappingRow[]): number {
  const lacking = (from: readonly MappingRow[], others: readonly MappingRow[]) =>
    from.filter((row) => !others.some((other) => isSame(row, other))).length;
  return Math.max(lacking(saved, rows), lacking(rows, saved), Math.abs(saved.length - rows.length));
}

const countKeys = (saved: Record<string, unknown>, values: Record<string, unknown>): number =>
  Object.keys(values).filter((key) => !isSame(saved[key], values[key])).length;

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)) : value;
