/**
 * The shape of a JSON value, equal for values that a description treats equally: lists by the distinct shapes of their
 * items, keywords such as `user` literally (they may be choices), other texts and numbers by their type.
 */
export function jsonShape(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(jsonShape))].toSorted().join()}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${key}:${jsonShape(inner)}`);
    return `{${entries.toSorted().join()}}`;
  }
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value !== 'string') return typeof value === 'boolean' ? 'boolean' : String(value);
  return /^[a-z][a-z_]{0,23}$/.test(value) ? `"${value}"` : 'text';
}

/** The value with one item of each shape in its lists: smaller, but equally informative. */
export function withoutRepeats(value: unknown): unknown {
  if (Array.isArray(value)) {
    const byShape = new Map(value.map((item) => [jsonShape(item), item]));
    return [...byShape.values()].map(withoutRepeats);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutRepeats(inner)]));
}
