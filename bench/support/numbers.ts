/** The value below which a share of the values lies, by the nearest rank. @param share from 0 to 1 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const range = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

/** Enough digits for a rate or a time. */
export const twoDigits = (value: number): number => Number(value.toFixed(2));
