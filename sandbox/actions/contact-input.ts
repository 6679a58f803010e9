import type { Contact, CustomValue, Role } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { invalid } from '../http/intercom-error.ts';
import { parseCustomAttributes } from './custom-attribute-input.ts';

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
  >
> & { customAttributes?: Record<string, CustomValue> };

type Fields = Record<string, unknown>;

/**
 * Checks the body of a create or update. Keys that cannot be written (location, tags, …) are ignored (assumed).
 * @throws IntercomError 400 `parameter_invalid`; nothing may be applied then
 */
export function parseContactInput(body: Fields, workspace: Workspace, version: ApiVersion): ContactPatch {
  const patch: ContactPatch = {
    ...named(body, 'role', (value) => ({ role: parseRole(value) })),
    ...named(body, 'external_id', (value) => ({ externalId: parseText(value, 'External ID') })),
    ...named(body, 'email', (value) => ({ email: parseEmail(value) })),
    ...named(body, 'phone', (value) => ({ phone: parseText(value, 'Phone') })),
    ...named(body, 'name', (value) => ({ name: parseText(value, 'Name') })),
    ...named(body, 'avatar', (value) => ({ avatar: parseText(value, 'Avatar') })),
    ...named(body, 'signed_up_at', (value) => ({ signedUpAt: parseTime(value, 'signed_up_at') })),
    ...named(body, 'last_seen_at', (value) => ({ lastSeenAt: parseTime(value, 'last_seen_at') })),
    ...named(body, 'owner_id', (value) => ({ ownerId: parseOwner(value, workspace) })),
    ...named(body, 'unsubscribed_from_emails', (value) => ({
      unsubscribedFromEmails: parseFlag(value, 'unsubscribed_from_emails'),
    })),
    ...named(body, 'custom_attributes', (value) => ({
      customAttributes: parseCustomAttributes(value, workspace.attributes),
    })),
  };
  return { ...patch, ...parseEmailVerified(body['email_verified'], patch, version) };
}

/** Documented: from 2.16 on, and only together with an e-mail (reference 4.3). */
function parseEmailVerified(value: unknown, patch: ContactPatch, version: ApiVersion): ContactPatch {
  if (value === undefined || !isAtLeast(version, '2.16')) return {};
  if (typeof patch.email !== 'string') throw invalid('email_verified can only be set together with email');
  return { emailVerified: parseFlag(value, 'email_verified') };
}

function named<T extends object>(body: Fields, key: string, parse: (value: unknown) => T): T | object {
  return body[key] === undefined ? {} : parse(body[key]);
}

function parseRole(value: unknown): Role {
  if (value === 'user' || value === 'lead') return value;
  throw invalid('Role must be either user or lead');
}

/** Text of at most 255 characters; empty text and null both clear. Assumed limits (reference 19). */
function parseText(value: unknown, label: string): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') throw invalid(`${label} must be a string`);
  if (value.length > 255) throw invalid(`${label} is too long (maximum is 255 characters)`);
  return value.trim() === '' ? null : value;
}

/** Stored lower-case: observed by integrations (reference 4.10). The check and its text are assumed. */
function parseEmail(value: unknown): string | null {
  const text = parseText(value, 'Email')?.trim().toLowerCase() ?? null;
  if (text !== null && !/^[^\s@]+@[^\s@]+$/.test(text)) throw invalid('Email is invalid');
  return text;
}

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

function parseOwner(value: unknown, workspace: Workspace): string | null {
  if (value === null || value === '') return null;
  const id = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (workspace.admins.some((admin) => admin.id === id)) return id;
  throw invalid('The owner specified is not a member of the workspace'); // documented (reference 4.3)
}
