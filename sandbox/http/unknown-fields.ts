import { isPlainObject } from './plain-object.ts';

/** The field that nobody has heard of. */
export const unknownField = 'field_added_later';

/** What stands in it: an object, as a client that expects text or a number must not fall over it either. */
const unknownValue = { type: 'added_later', value: null };

/** Maps from the customer's own names to values; what is added there would be data, not a field. */
const maps = new Set(['custom_attributes', 'metadata']);

/**
 * A copy of an answer in which every object has one more field. Arrays and objects are walked at every depth.
 * @param value a JSON value
 */
export function withUnknownFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownFields);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, maps.has(key) ? inner : withUnknownFields(inner)] as const,
  );
  return { ...Object.fromEntries(entries), [unknownField]: unknownValue };
}
