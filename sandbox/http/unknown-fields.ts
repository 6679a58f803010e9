import { isPlainObject } from './plain-object.ts';

/** The name of the unknown field. */
export const unknownField = 'field_added_later';

/** Its value: an object, because clients must tolerate a value of any type. */
const unknownValue = { type: 'added_later', value: null };

/** Maps with the customer's own names as keys; an extra entry there would be data, not a field. */
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
