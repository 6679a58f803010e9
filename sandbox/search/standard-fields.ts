import type { Contact } from '../entities/contact.ts';
import { formatPhone } from '../entities/phone.ts';
import { toSeconds } from '../http/time.ts';
import type { Field } from './filter.ts';
import { attachedKind, booleanKind, textKind } from './kinds.ts';
import { secondKind } from './time-kinds.ts';
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

/** Selective texts, for which an index by value pays off. */
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

/** The fields that compare alike in every version, by name. */
export const unchangingFields: ReadonlyMap<string, Field<Contact>> = new Map<string, Field<Contact>>([
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

/** The standard times, by name, compared in one way. */
export const timeFields = (kind: Kind): ReadonlyMap<string, Field<Contact>> =>
  new Map(Object.entries(times).map(([name, read]) => [name, { name, kind, read: inSeconds(read), index: 'order' }]));

// @documented 6.3: From 2.17 on, standard times take = != > < >= and <=; != matches what is unknown as well.
export const exactKind = secondKind(['=', '!=', '>', '<', '>=', '<='], false);
export const exactTimes = timeFields(exactKind);

/** The default order of a list. */
export const creation: Field<Contact> = {
  name: 'created_at',
  kind: exactKind,
  read: (contact) => toSeconds(contact.createdAt),
  index: 'order',
};
