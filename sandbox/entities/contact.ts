import type { Note } from './note.ts';
import type { SubscriptionChoice } from './subscription.ts';
import type { AppliedTag } from './tag.ts';

export type Role = 'user' | 'lead';
export type CustomValue = string | number | boolean | null;

/**
 * One person. Treated as immutable: a change makes a new object, so that the search index can keep the old one
 * for as long as it lags. All times are milliseconds; custom date values are unix seconds, as they were written.
 */
export interface Contact {
  readonly id: string;
  readonly role: Role;
  readonly externalId: string | null;
  /** Lower-case. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly phone: string | null;
  readonly name: string | null;
  readonly avatar: string | null;
  readonly ownerId: string | null;
  readonly unsubscribedFromEmails: boolean;
  /** Two letters; writable in Preview only. */
  readonly languageOverride: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly signedUpAt: number | null;
  readonly lastSeenAt: number | null;
  readonly lastRepliedAt: number | null;
  readonly lastContactedAt: number | null;
  readonly browser: string | null;
  readonly browserLanguage: string | null;
  readonly os: string | null;
  readonly location: { readonly country: string; readonly region: string; readonly city: string } | null;
  readonly customAttributes: Readonly<Record<string, CustomValue>>;
  readonly tags: readonly AppliedTag[];
  /** Intercom ids of companies, in the order of attaching. */
  readonly companyIds: readonly string[];
  /** Oldest first. */
  readonly notes: readonly Note[];
  /** Explicit choices only. */
  readonly subscriptions: readonly SubscriptionChoice[];
  readonly archived: boolean;
  readonly blocked: boolean;
}

/** A contact with every field empty. */
export function emptyContact(id: string, role: Role, nowMs: number): Contact {
  return {
    id,
    role,
    externalId: null,
    email: null,
    emailVerified: false,
    phone: null,
    name: null,
    avatar: null,
    ownerId: null,
    unsubscribedFromEmails: false,
    languageOverride: null,
    createdAt: nowMs,
    updatedAt: nowMs,
    signedUpAt: null,
    lastSeenAt: null,
    lastRepliedAt: null,
    lastContactedAt: null,
    browser: null,
    browserLanguage: null,
    os: null,
    location: null,
    customAttributes: {},
    tags: [],
    companyIds: [],
    notes: [],
    subscriptions: [],
    archived: false,
    blocked: false,
  };
}
