import type { AttributeValue } from '../../qualification/attribute-value.ts';
import { observationParts, readsAttribute, type Observation } from './observation.ts';

/** One field of a contact that came to another value; null is empty, not labelled, or not in the company. */
export type FieldChange = { field: string; old: AttributeValue; new: AttributeValue };

/**
 * Where two observations of one contact differ, field by field; only what was read in both is compared. Fields
 * are `contact.` with the full name of an attribute, `tag:` (a label) and `company:` with an id, and `company:<id>.name`.
 */
export function changesBetween(before: Observation, after: Observation): FieldChange[] {
  return observationParts.flatMap((part) => {
    if (!before[part] || !after[part]) return [];
    const [olds, news] = [fieldsOf({ [part]: before[part] }), fieldsOf({ [part]: after[part] })];
    return [...new Set([...olds.keys(), ...news.keys()])].flatMap((field) => {
      const change = { field, old: olds.get(field) ?? null, new: news.get(field) ?? null };
      if (isSameValue(change.old, change.new) || isUnread(field, before, after)) return [];
      return [change];
    });
  });
}

/** The one comparison of what was read of a contact: for echoes, polling, drift and qualification alike. */
export function isSameObservation(before: Observation, after: Observation): boolean {
  return changesBetween(before, after).length === 0;
}

/** Whether the later one has a part, or an attribute, that the earlier one lacks. */
export function readsMore(before: Observation, after: Observation): boolean {
  if (observationParts.some((part) => after[part] && !before[part])) return true;
  const [names, more] = [before.attributes?.names, after.attributes?.names];
  return names !== undefined && (!more || more.some((name) => !names.includes(name)));
}

/**
 * What is known after another reading: parts, attributes that it did not ask for, and names of companies that it lacks
 * stay as they were read before.
 */
export function mergeObservations<After extends Observation>(before: Observation | null, after: After): After {
  const attributes = mergeAttributes(before?.attributes, after.attributes);
  return { ...mergeCompanies(before, after), ...(attributes && { attributes }) };
}

function mergeAttributes(
  before: Observation['attributes'],
  after: Observation['attributes'],
): Observation['attributes'] {
  if (!before || !after?.names) return after ?? before;
  const asked = new Set(after.names);
  const others = Object.entries(before.values).filter(([name]) => !asked.has(name));
  return {
    values: { ...Object.fromEntries(others), ...after.values },
    ...(before.names && { names: [...new Set([...before.names, ...after.names])] }),
    readAt: after.readAt,
  };
}

function mergeCompanies<After extends Observation>(before: Observation | null, after: After): After {
  if (!before?.companies || !after.companies) return { ...before, ...after };
  const names = new Map(before.companies.items.map(({ id, name }) => [id, name]));
  const items = after.companies.items.map((company) => {
    const name = company.name === undefined ? names.get(company.id) : company.name;
    return { id: company.id, ...(name !== undefined && { name }) };
  });
  return { ...before, ...after, companies: { ...after.companies, items } };
}

/** Times are texts in some reports and unix seconds over the API (reference 13.3). */
export function isSameValue(one: AttributeValue | undefined, other: AttributeValue | undefined): boolean {
  const [left, right] = [one ?? null, other ?? null];
  return left === right || isSameTime(left, right) || isSameTime(right, left);
}

function isSameTime(text: AttributeValue, seconds: AttributeValue): boolean {
  if (typeof text !== 'string' || typeof seconds !== 'number') return false;
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && Math.floor(Date.parse(text) / 1000) === seconds;
}

/** Every field that is not empty. */
export function fieldsOf({ attributes, labelIds, companies }: Observation): Map<string, AttributeValue> {
  const fields: [string, AttributeValue][] = [
    ...Object.entries(attributes?.values ?? {}).map(([name, value]): [string, AttributeValue] => [
      attributeField(name),
      value,
    ]),
    ...(labelIds?.ids ?? []).map((id): [string, AttributeValue] => [`tag:${id}`, true]),
    ...(companies?.items ?? []).flatMap(({ id, name }): [string, AttributeValue][] => [
      [`company:${id}`, true],
      [`company:${id}.name`, name ?? null],
    ]),
  ];
  return new Map(fields.filter(([, value]) => value !== null));
}

/** @param name the attribute's full name */
export const attributeField = (name: string) => `contact.${name}`;

/** The full name of the attribute that a field is; empty for another part. */
export const nameOfField = (field: string) => (field.startsWith('contact.') ? field.slice('contact.'.length) : '');

/** Not every attribute need be read, and a contact's answer may name its companies by id alone. */
function isUnread(field: string, before: Observation, after: Observation): boolean {
  const attribute = nameOfField(field);
  if (attribute) return !readsAttribute(before, attribute) || !readsAttribute(after, attribute);
  const [, id] = /^company:(.+)\.name$/.exec(field) ?? [];
  if (id === undefined) return false;
  return [before, after].some(({ companies }) =>
    companies?.items.some((company) => company.id === id && company.name === undefined),
  );
}
