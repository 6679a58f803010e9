import type { Contact } from '../entities/contact.ts';
import { type DataAttribute, findAttribute } from '../entities/data-attribute.ts';
import { formatPhone } from '../entities/phone.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { toSeconds } from '../http/time.ts';
import type { Field, FindField } from './filter.ts';
import { attachedKind, booleanKind, numberKind, textKind } from './kinds.ts';
import { segmentField } from './segment-field.ts';
import { dayKind, secondKind } from './time-kinds.ts';
import type { Kind } from './values.ts';

type ReadTime = (contact: Contact) => number | null;
type ReadText = (contact: Contact) => string | null;

const never = () => null;

// @documented 6.2: Times that can be searched, the Messenger's and the apps' included.
const times: Record<string, ReadTime> = {
  created_at: (contact) => contact.createdAt,
  signed_up_at: (contact) => contact.signedUpAt,
  updated_at: (contact) => contact.updatedAt,
  last_seen_at: (contact) => contact.lastSeenAt,
  last_contacted_at: (contact) => contact.lastContactedAt,
  last_replied_at: (contact) => contact.lastRepliedAt,
  last_email_opened_at: never,
  last_email_clicked_at: never,
  ios_last_seen_at: never,
  android_last_seen_at: never,
};

// @documented 6.2: Texts that can be searched. Companies and notes cannot.
const texts: Record<string, ReadText> = {
  role: (contact) => contact.role,
  avatar: (contact) => contact.avatar,
  email_domain: (contact) => contact.email?.split('@')[1] ?? null,
  formatted_phone: (contact) => formatPhone(contact.phone),
  language_override: (contact) => contact.languageOverride,
  browser: (contact) => contact.browser,
  browser_language: (contact) => contact.browserLanguage,
  os: (contact) => contact.os,
  'location.country': (contact) => contact.location?.country ?? null,
  'location.region': (contact) => contact.location?.region ?? null,
  'location.city': (contact) => contact.location?.city ?? null,
};
for (const app of ['ios', 'android'])
  for (const part of ['app_name', 'app_version', 'device', 'os_version', 'sdk_version'])
    texts[`${app}_${part}`] = never;

/** Texts that point to few people, so that an index by value pays. */
const identifiers: Record<string, ReadText> = {
  id: (contact) => contact.id,
  email: (contact) => contact.email,
  external_id: (contact) => contact.externalId,
  phone: (contact) => contact.phone,
};

const flags: Record<string, (contact: Contact) => boolean> = {
  unsubscribed_from_emails: (contact) => contact.unsubscribedFromEmails,
  marked_email_as_spam: () => false,
  has_hard_bounced: () => false,
};

const fixed = new Map<string, Field<Contact>>([
  ...Object.entries(texts).map(([name, read]): [string, Field<Contact>] => [name, { name, kind: textKind, read }]),
  ...Object.entries(identifiers).map(([name, read]): [string, Field<Contact>] => [
    name,
    { name, kind: textKind, read, index: 'values' },
  ]),
  ...Object.entries(flags).map(([name, read]): [string, Field<Contact>] => [name, { name, kind: booleanKind, read }]),
  ['name', { name: 'name', kind: textKind, read: (contact) => contact.name, index: 'order' }],
  [
    'tag_id',
    {
      name: 'tag_id',
      // @documented 6.3: tag_id takes = and != alone.
      kind: attachedKind(['=', '!=']),
      read: (contact) => contact.tags.map((tag) => tag.id),
    },
  ],
]);

const inSeconds = (read: ReadTime) => (contact: Contact) => {
  const ms = read(contact);
  return ms === null ? null : toSeconds(ms);
};

const timeFields = (kind: Kind): Field<Contact>[] =>
  Object.entries(times).map(([name, read]) => ({ name, kind, read: inSeconds(read), index: 'order' }));

// @documented 6.3: From 2.17 on, standard times take = != > < >= and <=; != matches what is unknown as well.
const exactKind = secondKind(['=', '!=', '>', '<', '>=', '<='], false);
const exactTimes = new Map(timeFields(exactKind).map((field) => [field.name, field]));

/** The order of a list when no other is asked for. */
export const creation: Field<Contact> = {
  name: 'created_at',
  kind: exactKind,
  read: (contact) => toSeconds(contact.createdAt),
  index: 'order',
};

const customPrefix = 'custom_attributes.';

/**
 * The fields by which a workspace's contacts can be searched and sorted, in the rules of a version.
 * @documented 6.4: Up to 2.16 all dates are compared by calendar day in the workspace's time zone.
 * @documented 6.4: From 2.17 on standard times are compared by the second, and Date attributes by the UTC day.
 */
export function contactFields(workspace: Workspace, version: ApiVersion): FindField<Contact> {
  const exact = isAtLeast(version, '2.17');
  const day = dayKind(exact ? 'UTC' : workspace.timezone);
  const dayTimes = exact ? exactTimes : new Map(timeFields(day).map((field) => [field.name, field]));
  return (name) => {
    if (name === 'owner_id') return ownerField(version);
    if (name === 'segment_id') return segmentField(workspace);
    if (name.startsWith(customPrefix)) return customField(workspace, name.slice(customPrefix.length), day, exact);
    return fixed.get(name) ?? dayTimes.get(name);
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
 * A custom attribute, compared as its own type.
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
  };
}
