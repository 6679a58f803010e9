import type { CrmTraits } from '../../provider/capabilities.ts';
import type { AttributeType, CrmAttribute, CrmOption } from '../../provider/crm-attribute.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import type { FieldValues } from '../../provider/crm-provider.ts';
import { readBoolean } from '../../../qualification/read-boolean.ts';

/** A value that its attribute cannot take, and why. */
export type Misfit = { attribute: string; value: AttributeValue; sentence: string };
export type Fitting = { fields: FieldValues; misfits: Misfit[] };

/** The planned values in the types that the CRM's attributes have, and those that do not fit. */
export function fitValues(planned: FieldValues, attributes: readonly CrmAttribute[], crm: CrmTraits): Fitting {
  const byName = new Map(attributes.map((attribute) => [attribute.fullName, attribute]));
  const fields: Record<string, AttributeValue> = {};
  const misfits: Misfit[] = [];
  for (const [fullName, value] of Object.entries(planned)) {
    const attribute = byName.get(fullName) ?? standardText(fullName);
    const fitted = attribute?.writable ? fitValue(value, attribute, crm) : undefined;
    if (fitted === undefined) misfits.push({ attribute: fullName, value, sentence: whyNot(fullName, attribute, crm) });
    else fields[fullName] = fitted;
  }
  return { fields, misfits };
}

function whyNot(fullName: string, attribute: CrmAttribute | null, crm: CrmTraits): string {
  const where = 'under Map your fields.';
  if (!attribute) {
    const name = crm.attributeText(fullName);
    return `The attribute “${name}” does not exist in ${crm.title}: create it there, or choose another one ${where}`;
  }
  if (attribute.problem !== undefined) return attribute.problem;
  const { label, type, writable } = attribute;
  if (!writable) return `${crm.title} does not let “${label}” be written: choose another field ${where}`;
  return `“${label}” in ${crm.title} must be ${attributeExpectations[type]}: map another value to it ${where}`;
}

/** What a value has to be to go into an attribute of a type. */
export const attributeExpectations: Record<AttributeType, string> = {
  string: 'a text',
  integer: 'a whole number',
  float: 'a number',
  boolean: 'Yes or No',
  day: 'a date',
  instant: 'a date',
  options: 'one of its listed values',
  options_many: 'one or more of its listed values',
};

/** Standard attributes that a CRM does not list are taken for texts. */
export function standardText(fullName: string): CrmAttribute | null {
  if (fullName.includes('.')) return null;
  const text = { name: fullName, label: fullName, fullName, options: null, custom: false, writable: true };
  return { ...text, type: 'string' };
}

/** The value in the attribute's type, undefined when it cannot be. Texts that the CRM would refuse for their length are cut. */
export function fitValue(
  value: AttributeValue,
  { type, options }: CrmAttribute,
  { capabilities }: Pick<CrmTraits, 'capabilities'>,
): AttributeValue | undefined {
  if (value === null) return null;
  const text = String(value).trim();
  if (type === 'string') return text.slice(0, capabilities.limits.text).toWellFormed();
  if (type === 'boolean') return readBoolean(value) ?? undefined;
  if (type === 'options') return findOption(options, text)?.value;
  if (type === 'options_many') return fitMany(options, text);
  if (type === 'day') return readDay(value, text);
  if (type === 'instant' && typeof value === 'string') return readDate(text);
  const number = text === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number) || (type !== 'float' && !Number.isInteger(number))) return undefined;
  return number;
}

/** By its value or, as people type it, by its label. */
function findOption(options: CrmAttribute['options'], text: string): CrmOption | undefined {
  const isSame = (one: string) => one.toLowerCase() === text.toLowerCase();
  return options?.find(({ value }) => isSame(value)) ?? options?.find(({ label }) => isSame(label));
}

function fitMany(options: CrmAttribute['options'], text: string): string | undefined {
  const wanted = text.split(';').map((part) => findOption(options, part.trim()));
  if (wanted.some((option) => option === undefined)) return undefined;
  const isWanted = (option: CrmOption) => wanted.includes(option);
  return (options ?? [])
    .filter(isWanted)
    .map(({ value }) => value)
    .join(';');
}

/** YYYY-MM-DD of a date, of a full ISO time or of unix seconds. */
function readDay(value: AttributeValue, text: string): string | undefined {
  const seconds = typeof value === 'number' ? value : readDate(text);
  if (seconds === undefined) return undefined;
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 10);
}

/** Unix seconds of a date such as 2026-01-31 or a full ISO time. */
function readDate(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}
