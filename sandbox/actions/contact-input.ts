import type { Contact, CustomValue, Role } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { invalid } from '../http/intercom-error.ts';
import { type ValueRules, parseCustomAttributes } from './custom-attribute-input.ts';

/** The writable fields that a body named; absent ones stay as they are. Times in milliseconds. */
export type ContactPatch = Partial<
  Pick<
    Contact,
    | 'role'
    | 'externalId'
    | 'email'
    | 'emailVerified'
    | 'phone'
    | 'name'
    | 'avatar'
    | 'signedUpAt'
    | 'lastSeenAt'
    | 'ownerId'
    | 'unsubscribedFromEmails'
    | 'languageOverride'
  >
> & { customAttributes?: Record<string, CustomValue> };

type Fields = Record<string, unknown>;

/**
 * Checks the body of a create or update.
 * @throws IntercomError 400 `parameter_invalid`; nothing may be applied then
 * @documented 4.3: Writable are role, external_id, email, phone, name, avatar, signed_up_at, last_seen_at, owner_id, unsubscribed_from_emails and custom_attributes.
 * @assumed 4.3: Keys that cannot be written, such as location or tags, are ignored.
 */
export function parseContactInput(
  body: Fields,
  workspace: Workspace,
  version: ApiVersion,
  rules: ValueRules,
): ContactPatch {
  const patch: ContactPatch = {
    ...named(body, 'role', (value) => ({ role: parseRole(value) })),
    ...named(body, 'external_id', (value) => ({ externalId: parseText(value, 'External ID') })),
    ...named(body, 'email', (value) => ({ email: parseEmail(value) })),
    ...named(body, 'phone', (value) => ({ phone: parsePhone(value, rules) })),
    ...named(body, 'name', (value) => ({ name: parseText(value, 'Name') })),
    ...named(body, 'avatar', (value) => ({ avatar: parseText(value, 'Avatar', 2048) })),
    ...named(body, 'signed_up_at', (value) => ({ signedUpAt: parseTime(value, 'signed_up_at') })),
    ...named(body, 'last_seen_at', (value) => ({ lastSeenAt: parseTime(value, 'last_seen_at') })),
    ...named(body, 'owner_id', (value) => ({ ownerId: parseOwner(value, workspace) })),
    ...named(body, 'unsubscribed_from_emails', (value) => ({
      unsubscribedFromEmails: parseFlag(value, 'unsubscribed_from_emails'),
    })),
    ...named(body, 'custom_attributes', (value) => ({
      customAttributes: parseCustomAttributes(value, workspace.attributes, rules),
    })),
  };
  return {
    ...patch,
    ...parseEmailVerified(body['email_verified'], patch, version),
    ...parseLanguage(body['language_override'], version),
  };
}

/** @documented 4.3: email_verified is writable from 2.16 on, and only together with an e-mail; alone it answers 400. */
function parseEmailVerified(value: unknown, patch: ContactPatch, version: ApiVersion): ContactPatch {
  if (value === undefined || !isAtLeast(version, '2.16')) return {};
  if (typeof patch.email !== 'string') throw invalid('email_verified can only be set together with email');
  return { emailVerified: parseFlag(value, 'email_verified') };
}

/** Knows whether two letters are a language. */
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** @documented 4.3: language_override is writable in Preview only; a code that is no two-letter language clears it. */
function parseLanguage(value: unknown, version: ApiVersion): ContactPatch {
  if (value === undefined || version !== 'Preview') return {};
  if (value !== null && typeof value !== 'string') throw invalid('language_override must be a string');
  const code = value?.toLowerCase() ?? '';
  const known = /^[a-z]{2}$/.test(code) && languages.of(code) !== undefined;
  return { languageOverride: known ? code : null };
}

function named<T extends object>(body: Fields, key: string, parse: (value: unknown) => T): T | object {
  return body[key] === undefined ? {} : parse(body[key]);
}

/** @documented 4.2: A contact's role is user or lead. */
function parseRole(value: unknown): Role {
  if (value === 'user' || value === 'lead') return value;
  throw invalid('Role must be either user or lead');
}

/** @assumed 19: Text fields take at most 255 characters, an avatar 2,048; empty text and null both clear. */
function parseText(value: unknown, label: string, longest = 255): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') throw invalid(`${label} must be a string`);
  if (value.length > longest) throw invalid(`${label} is too long (maximum is ${longest} characters)`);
  return value.trim() === '' ? null : value;
}

/**
 * @assumed 4.10: What Intercom refuses as a phone is not known: any text is stored, unless the switch for strict phones is on; then it needs seven to fifteen digits and no letters, and the refusal is 400 "Phone is invalid".
 */
function parsePhone(value: unknown, { refuseBadPhones }: ValueRules): string | null {
  const phone = parseText(value, 'Phone');
  const isNumber = /^[+\d\s().\-/]+$/.test(phone ?? '') && /^\d{7,15}$/.test((phone ?? '').replaceAll(/\D/g, ''));
  if (refuseBadPhones && phone !== null && !isNumber) throw invalid('Phone is invalid');
  return phone;
}

/**
 * @recorded 4.10: E-mail addresses are stored in lower case.
 * @assumed 19: Text without an @ between two parts is refused as an e-mail.
 */
function parseEmail(value: unknown): string | null {
  const text = parseText(value, 'Email')?.trim().toLowerCase() ?? null;
  if (text !== null && !/^[^\s@]+@[^\s@]+$/.test(text)) throw invalid('Email is invalid');
  return text;
}

/** @documented 1: Times are written as unix seconds. */
function parseTime(value: unknown, label: string): number | null {
  if (value === null) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1e11) return value * 1000;
  throw invalid(`${label} must be a UNIX timestamp`);
}

function parseFlag(value: unknown, label: string): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  throw invalid(`${label} must be true or false`);
}

/** @documented 4.3: owner_id must be an admin of the workspace, else 400 "The owner specified is not a member of the workspace". */
function parseOwner(value: unknown, workspace: Workspace): string | null {
  if (value === null || value === '') return null;
  const id = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (workspace.admins.some((admin) => admin.id === id)) return id;
  throw invalid('The owner specified is not a member of the workspace');
}
