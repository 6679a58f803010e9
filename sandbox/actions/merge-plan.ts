import { isDeepStrictEqual } from 'node:util';
import type { Contact } from '../entities/contact.ts';
import { mergedParts } from '../entities/contact-parts.ts';
import type { Workspace } from '../entities/workspace.ts';

/** The outcome of one field in a merge; values as they are stored. */
export interface FieldChange {
  /** The API's name of the field. */
  field: string;
  outcome: 'adopted' | 'discarded';
  from: unknown;
  into: unknown;
}

type Key = keyof Contact;

/** The fields that a survivor may adopt, under the API's names. */
const fields: [string, Key][] = [
  ['name', 'name'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['avatar', 'avatar'],
  ['owner_id', 'ownerId'],
  ['language_override', 'languageOverride'],
  ['signed_up_at', 'signedUpAt'],
  ['last_seen_at', 'lastSeenAt'],
  ['last_replied_at', 'lastRepliedAt'],
  ['last_contacted_at', 'lastContactedAt'],
  ['location', 'location'],
  ['browser', 'browser'],
  ['browser_language', 'browserLanguage'],
  ['os', 'os'],
];

/**
 * What a merge does to the survivor's fields; fields that only the survivor has, and equal ones, are not named.
 * @documented 4.8: The survivor of a merge keeps its values, adopts the other's where it has none, and drops the rest.
 * @assumed 4.8: A survivor without an e-mail adopts the lead's, unless another user owns it; a lead's external id is never adopted.
 */
export function mergeChanges(from: Contact, into: Contact, workspace: Workspace): FieldChange[] {
  const own = fields.flatMap(([field, key]) =>
    change(field, from[key], into[key], canAdopt(key, from, into, workspace)),
  );
  const externalId = from.role === 'user' ? change('external_id', from.externalId, into.externalId, true) : [];
  const custom = Object.entries(from.customAttributes).flatMap(([name, value]) =>
    change(`custom_attributes.${name}`, value, into.customAttributes[name] ?? null, true),
  );
  return [...own, ...externalId, ...custom];
}

/** The survivor as a merge leaves it, but for `updatedAt`. */
export function mergedContact(from: Contact, into: Contact, workspace: Workspace): Contact {
  const adopted = new Set(
    mergeChanges(from, into, workspace).flatMap((one) => (one.outcome === 'adopted' ? one.field : [])),
  );
  const own = fields.flatMap(([field, key]) => (adopted.has(field) ? [[key, from[key]] as const] : []));
  const custom = Object.entries(from.customAttributes).filter(([name]) => adopted.has(`custom_attributes.${name}`));
  return {
    ...into,
    ...Object.fromEntries(own),
    externalId: adopted.has('external_id') ? from.externalId : into.externalId,
    customAttributes: { ...into.customAttributes, ...Object.fromEntries(custom) },
    ...mergedParts(from, into),
  };
}

function canAdopt(key: Key, from: Contact, into: Contact, workspace: Workspace): boolean {
  if (key !== 'email' || from.email === null) return true;
  return !workspace.contacts
    .withEmail(from.email)
    .some((contact) => contact.role === 'user' && contact.id !== from.id && contact.id !== into.id);
}

function change(field: string, from: unknown, into: unknown, adoptable: boolean): FieldChange[] {
  if (from === null || isDeepStrictEqual(from, into)) return [];
  return [{ field, outcome: into === null && adoptable ? 'adopted' : 'discarded', from, into }];
}
