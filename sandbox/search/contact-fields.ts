import type { Contact } from '../entities/contact.ts';
import { type DataAttribute, findAttribute } from '../entities/data-attribute.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import type { Field, FindField } from './filter.ts';
import { booleanKind, numberKind, textKind } from './kinds.ts';
import { exactKind, exactTimes, timeFields, unchangingFields } from './standard-fields.ts';
import { dayKind } from './time-kinds.ts';
import type { Kind } from './values.ts';

const customPrefix = 'custom_attributes.';

/**
 * The searchable fields of contacts in a version, without segments.
 * @documented 6.4: Up to 2.16 all dates are compared by calendar day in the workspace's time zone.
 * @documented 6.4: From 2.17 on standard times are compared by the second, and Date attributes by the UTC day.
 */
export function contactFields(workspace: Workspace, version: ApiVersion): FindField<Contact> {
  const exact = isAtLeast(version, '2.17');
  const day = dayKind(exact ? 'UTC' : workspace.timezone);
  const times = exact ? exactTimes : timeFields(day);
  return (name) => {
    if (name === 'owner_id') return ownerField(version);
    if (name.startsWith(customPrefix)) return customField(workspace, name.slice(customPrefix.length), day, exact);
    return unchangingFields.get(name) ?? times.get(name);
  };
}

/** @documented 6.2: owner_id is searched as a number up to 2.15 and as text from 2.16 on. */
const ownerField = (version: ApiVersion): Field<Contact> => ({
  name: 'owner_id',
  ...(isAtLeast(version, '2.16')
    ? { kind: textKind, read: (contact) => contact.ownerId }
    : { kind: numberKind, read: (contact) => (contact.ownerId === null ? null : Number(contact.ownerId)) }),
});

/**
 * A custom attribute, compared by its type.
 * @assumed 6.3: Decimal attributes take the operators of whole numbers.
 * @assumed 6.4: An attribute with date and time is compared like a standard time.
 */
function customField(workspace: Workspace, name: string, day: Kind, exact: boolean): Field<Contact> | undefined {
  const attribute = findAttribute(workspace.attributes, 'contact', name);
  if (attribute === undefined) return undefined;
  const kinds: Record<DataAttribute['type'], Kind> = {
    string: textKind,
    integer: numberKind,
    float: numberKind,
    boolean: booleanKind,
    date: day,
    datetime: exact ? exactKind : day,
  };
  return {
    name: customPrefix + name,
    kind: kinds[attribute.type],
    read: ({ customAttributes }) => (Object.hasOwn(customAttributes, name) ? (customAttributes[name] ?? null) : null),
    index: 'values',
  };
}
