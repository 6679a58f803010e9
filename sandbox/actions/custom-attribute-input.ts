import type { CustomValue } from '../entities/contact.ts';
import {
  type AttributeModel,
  type AttributeType,
  type DataAttribute,
  findAttribute,
} from '../entities/data-attribute.ts';
import type { Origin, Sandbox } from '../context.ts';
import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';

/** How values of the wrong type are handled. */
export interface ValueRules {
  refuseWrongTypes: boolean;
  refuseBadPhones?: boolean;
}

/** The rules for a write. Forms carry text only, so the switches do not apply to our own pages. */
export const valueRules = (sandbox: Sandbox, origin: Origin): ValueRules => ({
  refuseWrongTypes: origin === 'api' && sandbox.state.settings.refuseWrongTypes,
  refuseBadPhones: origin === 'api' && sandbox.state.settings.refuseBadPhones,
});

/**
 * Checks the `custom_attributes` of a write against the definitions of a model.
 * @throws IntercomError 400
 * @documented 5.1: A custom attribute that does not exist, or is archived, makes the whole write fail with 400 and nothing is applied.
 * @assumed 5.1: The text is "Custom attribute 'x' does not exist".
 */
export function parseCustomAttributes(
  value: unknown,
  attributes: readonly DataAttribute[],
  rules: ValueRules,
  model: AttributeModel = 'contact',
): Record<string, CustomValue> {
  if (value === null) return {};
  if (!isPlainObject(value)) throw invalid('custom_attributes must be an object');
  const entries = Object.entries(value).map(([name, given]) => {
    const attribute = findAttribute(attributes, model, name);
    if (attribute === undefined) throw invalid(`Custom attribute '${name.slice(0, 190)}' does not exist`);
    return [name, parseCustomValue(given, attribute, rules)] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * @documented 5.1: null clears a custom attribute; empty text does as well.
 * @documented 5.1: Objects and arrays are refused as values.
 * @assumed 5.1: A value outside the choices of a list attribute is refused; Intercom changed this twice.
 */
function parseCustomValue(value: unknown, attribute: DataAttribute, rules: ValueRules): CustomValue {
  if (value === null || value === '') return null;
  if (typeof value === 'object')
    throw invalid(`Custom attribute '${attribute.name}' is not of type Numeric, String or Boolean`);
  const fits = !rules.refuseWrongTypes || typeof value === plainTypes[attribute.type];
  const parsed = fits ? parsers[attribute.type](value) : undefined;
  if (parsed === undefined) throw invalid(`Custom attribute '${attribute.name}' must be of type ${attribute.type}`);
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
/** @documented 5.1: Dates are written as unix seconds. */
const instant: Parser = (value) => {
  const number = whole(value);
  return typeof number === 'number' && Math.abs(number) < 1e11 ? number : undefined;
};
/** @documented 5.1: Text values have at most 255 characters. */
const text: Parser = (value) => {
  const string = String(value);
  return string.length <= 255 ? string : undefined;
};
const truth: Parser = (value) => {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
};

/**
 * @assumed 5.1: Numeric text is taken for numbers, numbers for text and "true" for true; a switch refuses them instead,
 * as both have been seen.
 */
const parsers: Record<AttributeType, Parser> = {
  string: text,
  integer: whole,
  float: numeric,
  boolean: truth,
  date: instant,
  datetime: instant,
};

const plainTypes: Record<AttributeType, 'string' | 'number' | 'boolean'> = {
  string: 'string',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'number',
  datetime: 'number',
};
