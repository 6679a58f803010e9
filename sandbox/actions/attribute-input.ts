import type { AttributeModel, AttributeType, DataAttribute } from '../entities/data-attribute.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';

/** @throws IntercomError 400 */
export function parseModel(value: unknown): AttributeModel {
  if (value === 'contact' || value === 'company') return value;
  throw invalid('The Data Attribute model field must be either contact or company');
}

/**
 * @documented 5.2: Names hold letters, digits, currency symbols and hyphens; underscores and spaces occur in official examples.
 * @documented 5.1: Names have at most 190 characters and no period.
 * @assumed 5.1: Names that every JavaScript object knows, such as constructor, are refused.
 */
export function parseName(value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name.length <= 190 && /^[\p{L}\p{N}\p{Sc}_ -]+$/u.test(name) && !(name in Object.prototype)) return name;
  throw invalid(
    'Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens',
  );
}

/**
 * @documented 5.2: A list attribute is created with data_type options and at least two options; it is stored and read as string with options.
 * @documented 5.2: Preview has attributes of type datetime.
 * @assumed 5.2: Version 2.17 has attributes of type datetime, like Preview.
 */
export function parseType(type: unknown, options: unknown, version: ApiVersion) {
  const known: AttributeType[] = ['string', 'integer', 'float', 'boolean', 'date'];
  if (isAtLeast(version, '2.17')) known.push('datetime');
  if (type === 'options' || (type === 'string' && options !== undefined && options !== null))
    return { type: 'string' as const, options: parseOptions(options) };
  const found = known.find((one) => one === type);
  if (found === undefined) throw invalid("Data Type isn't an option");
  return { type: found, options: null };
}

function parseOptions(value: unknown): string[] {
  if (!Array.isArray(value)) throw invalid("Options isn't an array");
  const options = value.flatMap((option: unknown) => {
    if (typeof option === 'string') return option;
    return isPlainObject(option) && typeof option['value'] === 'string' ? option['value'] : [];
  });
  const different = [...new Set(options)];
  if (different.length < 2) throw invalid('You must have at least two options on a list type data attribute');
  if (different.some((option) => option.length > 255))
    throw invalid('An option is too long (maximum is 255 characters)');
  return different;
}

/** @assumed 5.2: Options for an attribute that is no text are refused with 400. */
export function parseNewOptions(value: unknown, attribute: DataAttribute): string[] {
  const options = parseOptions(value);
  if (attribute.type === 'string') return options;
  throw invalid('Options can only be set on a list type data attribute');
}

export function parseFlag(value: unknown, otherwise: boolean, label: string): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'boolean') return value;
  throw invalid(`${label} must be true or false`);
}

export function parseDescription(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw invalid('Description must be a string');
  return value;
}
