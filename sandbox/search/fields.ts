import type { Contact } from '../entities/contact.ts';
import { type DataAttribute, findAttribute } from '../entities/data-attribute.ts';
import { invalid } from '../http/intercom-error.ts';
import { toSeconds } from '../http/time.ts';

export type FieldType = 'string' | 'integer' | 'boolean' | 'date' | 'tag';
export type FieldValue = string | number | boolean | null;

/** A searchable field: how its values compare, and how to read them. Dates are read as unix seconds. */
export interface Field {
  name: string;
  type: FieldType;
  /** Custom dates are compared by day in every version (reference 3). */
  custom: boolean;
  read(contact: Contact): FieldValue | string[];
}

const text = (name: string, read: (contact: Contact) => string | null): Field => ({
  name,
  type: 'string',
  custom: false,
  read,
});
const flag = (name: string, read: (contact: Contact) => boolean): Field => ({
  name,
  type: 'boolean',
  custom: false,
  read,
});
const date = (name: string, read: (contact: Contact) => number | null): Field => ({
  name,
  type: 'date',
  custom: false,
  read: (contact) => {
    const ms = read(contact);
    return ms === null ? null : toSeconds(ms);
  },
});
const unknown = () => null;

// Documented list (reference 6.2).
const standardFields = new Map<string, Field>(
  [
    text('id', (contact) => contact.id),
    text('role', (contact) => contact.role),
    text('name', (contact) => contact.name),
    text('avatar', (contact) => contact.avatar),
    text('owner_id', (contact) => contact.ownerId),
    text('email', (contact) => contact.email),
    text('email_domain', (contact) => contact.email?.split('@')[1] ?? null),
    text('phone', (contact) => contact.phone),
    text('formatted_phone', (contact) => contact.phone),
    text('external_id', (contact) => contact.externalId),
    date('created_at', (contact) => contact.createdAt),
    date('signed_up_at', (contact) => contact.signedUpAt),
    date('updated_at', (contact) => contact.updatedAt),
    date('last_seen_at', (contact) => contact.lastSeenAt),
    date('last_contacted_at', (contact) => contact.lastContactedAt),
    date('last_replied_at', (contact) => contact.lastRepliedAt),
    date('last_email_opened_at', unknown),
    date('last_email_clicked_at', unknown),
    text('language_override', unknown),
    text('browser', (contact) => contact.browser),
    text('browser_language', (contact) => contact.browserLanguage),
    text('os', (contact) => contact.os),
    text('location.country', (contact) => contact.location?.country ?? null),
    text('location.region', (contact) => contact.location?.region ?? null),
    text('location.city', (contact) => contact.location?.city ?? null),
    flag('unsubscribed_from_emails', (contact) => contact.unsubscribedFromEmails),
    flag('marked_email_as_spam', () => false),
    flag('has_hard_bounced', () => false),
    date('ios_last_seen_at', unknown),
    date('android_last_seen_at', unknown),
    text('segment_id', unknown),
  ].map((field) => [field.name, field]),
);

const tagField: Field = {
  name: 'tag_id',
  type: 'tag',
  custom: false,
  read: (contact) => contact.tags.map((tag) => tag.id),
};

const typeOfAttribute: Record<DataAttribute['type'], FieldType> = {
  string: 'string',
  integer: 'integer',
  float: 'integer',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
};

const customPrefix = 'custom_attributes.';

/** @throws IntercomError 400 for a field that cannot be searched (text assumed) */
export function fieldByName(name: unknown, attributes: readonly DataAttribute[]): Field {
  if (typeof name !== 'string') throw invalid('A field name is required');
  if (name === 'tag_id') return tagField;
  const standard = standardFields.get(name);
  if (standard !== undefined) return standard;
  const custom = name.startsWith(customPrefix) ? name.slice(customPrefix.length) : '';
  const attribute = findAttribute(attributes, 'contact', custom);
  if (attribute === undefined) throw invalid(`Invalid field: ${name.slice(0, 100)}`);
  return {
    name,
    type: typeOfAttribute[attribute.type],
    custom: true,
    read: (contact) => contact.customAttributes[attribute.name] ?? null,
  };
}
