import type { CustomValue } from '../entities/contact.ts';
import { type AttributeType, type DataAttribute, findAttribute } from '../entities/data-attribute.ts';
import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';

/**
 * Checks the `custom_attributes` of a contact write against the definitions.
 * @throws IntercomError 400 when an attribute does not exist (documented; the text is assumed, reference 5.1) or a
 *   value does not fit its type (assumed)
 */
export function parseCustomAttributes(
  value: unknown,
  attributes: readonly DataAttribute[],
): Record<string, CustomValue> {
  if (value === null) return {};
  if (!isPlainObject(value)) throw invalid('custom_attributes must be an object');
  const entries = Object.entries(value).map(([name, given]) => {
    const attribute = findAttribute(attributes, 'contact', name);
    if (attribute === undefined) throw invalid(`Custom attribute '${name}' does not exist`);
    return [name, parseCustomValue(given, attribute)] as const;
  });
  return Object.fromEntries(entries);
}

function parseCustomValue(value: unknown, attribute: DataAttribute): CustomValue {
  if (value === null || value === '') return null; // both clear (reference 5.1)
  if (typeof value === 'object')
    throw invalid(`Custom attribute '${attribute.name}' is not of type Numeric, String or Boolean`);
  const parsed = parsers[attribute.type](value);
  if (parsed === undefined) throw invalid(`Custom attribute '${attribute.name}' must be of type ${attribute.type}`);
  // Assumed, on the strict side: Intercom's own word on values outside the list changed twice (reference 5.1).
  if (attribute.options !== null && !attribute.options.includes(String(parsed)))
    throw invalid(`'${String(parsed)}' is not an option of custom attribute '${attribute.name}'`);
  return parsed;
}

type Parser = (value: unknown) => CustomValue | undefined;

const numeric = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};
const whole: Parser = (value) => {
  const number = numeric(value);
  return Number.isSafeInteger(number) ? number : undefined;
};
const text: Parser = (value) => {
  const string = String(value);
  return string.length <= 255 ? string : undefined; // documented limit (reference 5.1)
};

/** Numeric text is taken for numbers and numbers for text (assumed: coercion has been seen both ways, reference 5.1). */
const parsers: Record<AttributeType, Parser> = {
  string: text,
  integer: whole,
  float: numeric,
  boolean: (value) =>
    value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined,
  date: whole,
  datetime: whole,
};
