import type { AttributeType, CrmAttribute } from '../../provider/crm-attribute.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import { attributeText } from '../../../qualification/attribute-text.ts';
import { readBoolean } from '../../../qualification/read-boolean.ts';

export type Fitting = { fits: true; fields: FieldValues } | { fits: false; sentence: string };

/**
 * The planned values in the types that the CRM's attributes have.
 * @param crm the CRM's name, for the sentence that says what to correct
 */
export function fitValues(planned: FieldValues, attributes: readonly CrmAttribute[], crm: string): Fitting {
  const byName = new Map(attributes.map((attribute) => [attribute.fullName, attribute]));
  const fields: Record<string, AttributeValue> = {};
  for (const [fullName, value] of Object.entries(planned)) {
    const attribute = byName.get(fullName) ?? standardText(fullName);
    if (!attribute) {
      const name = attributeText(fullName);
      return misfit(`The attribute “${name}” does not exist in ${crm}: create it there, or choose another one`);
    }
    if (!attribute.writable) return misfit(`${crm} does not let “${attribute.label}” be written: choose another field`);
    const fitted = fitValue(value, attribute);
    if (fitted === undefined) {
      return misfit(
        `“${attribute.label}” in ${crm} must be ${attributeExpectations[attribute.type]}: map another value to it`,
      );
    }
    fields[fullName] = fitted;
  }
  return { fits: true, fields };
}

const misfit = (sentence: string): Fitting => ({ fits: false, sentence: `${sentence} under Map your fields.` });

/** What a value has to be to go into an attribute of a type. */
export const attributeExpectations: Record<AttributeType, string> = {
  string: 'a text',
  integer: 'a whole number',
  float: 'a number',
  boolean: 'Yes or No',
  date: 'a date',
  options: 'one of its listed values',
};

/** Standard attributes that a CRM does not list are taken for texts. */
export function standardText(fullName: string): CrmAttribute | null {
  if (fullName.includes('.')) return null;
  const text = { name: fullName, label: fullName, fullName, options: null, custom: false, writable: true };
  return { ...text, type: 'string' };
}

/** The value in the attribute's type, undefined when it cannot be. Texts over 255 characters are cut (reference 5.1). */
export function fitValue(value: AttributeValue, { type, options }: CrmAttribute): AttributeValue | undefined {
  if (value === null) return null;
  const text = String(value).trim();
  if (type === 'string') return text.slice(0, 255).toWellFormed();
  if (type === 'boolean') return readBoolean(value) ?? undefined;
  if (type === 'options') return options?.find((option) => option.toLowerCase() === text.toLowerCase());
  if (type === 'date' && typeof value === 'string') return readDate(text);
  const number = text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number) || (type !== 'float' && !Number.isInteger(number))) return undefined;
  return number;
}

/** Unix seconds of a date such as 2026-01-31 or a full ISO time. */
function readDate(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}
