import { type Company, findCompany } from '../entities/company.ts';
import type { Contact } from '../entities/contact.ts';
import type { Tag } from '../entities/tag.ts';
import type { Workspace } from '../entities/workspace.ts';
import { isAtLeast } from '../http/api-version.ts';
import { invalid, userNotFound } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { companyNotFound } from './find-company.ts';
import { ensureTag, tagContact, untagContact } from './tag-contact.ts';
import { setCompanyTag } from './tag-company.ts';
import type { WriteContext } from './write-context.ts';

interface Target<Thing> {
  thing: Thing;
  untag: boolean;
}

/** What was tagged or untagged, by Intercom id. */
export interface TagReport {
  tag: Tag;
  users: { id: string; tagged: boolean }[];
  companies: { id: string; tagged: boolean }[];
}

/**
 * Tags and untags the contacts and companies that the body of `POST /tags` names; the tag is created if it does not exist.
 *
 * @documented 7.2: Up to 2.15 one unknown person or company answers 404 for all and nothing is tagged; from 2.16 on it is skipped.
 * @assumed 7.2: An entry without an id, or a list that is none, answers 400 "invalid tag parameters".
 * @throws IntercomError 400, 404; nothing is tagged then
 */
export function tagMany(
  context: WriteContext,
  name: string,
  body: Record<string, unknown>,
  adminId: string,
): TagReport {
  const { sandbox, workspace, version } = context;
  const skips = isAtLeast(version, '2.16');
  const users = targets(body['users'], (entry) => contactOf(workspace, entry), skips ? null : userNotFound);
  const companies = targets(body['companies'], (entry) => companyOf(workspace, entry), skips ? null : companyNotFound);
  const tag = ensureTag(sandbox, workspace, name);
  for (const { thing, untag } of users) {
    const carries = thing.tags.some((applied) => applied.id === tag.id);
    if (untag && carries) untagContact(context, thing.id, tag);
    if (!untag) tagContact(context, thing.id, tag, adminId);
  }
  for (const { thing, untag } of companies) setCompanyTag(sandbox, workspace, thing, tag, adminId, !untag);
  return { tag, users: users.map(outcome), companies: companies.map(outcome) };
}

/** @documented 7.2: From 2.16 on the reply reports each contact and company by Intercom id, with tagged true or false. */
const outcome = ({ thing, untag }: Target<{ id: string }>) => ({ id: thing.id, tagged: !untag });

/**
 * The rows that a list names.
 * @param missing thrown for a row that does not exist; null skips it
 */
function targets<Thing>(
  list: unknown,
  find: (entry: Record<string, unknown>) => Thing | undefined,
  missing: (() => Error) | null,
): Target<Thing>[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw invalidTag();
  return list.flatMap((entry: unknown) => {
    if (!isPlainObject(entry)) throw invalidTag();
    const thing = find(entry);
    if (thing === undefined && missing !== null) throw missing();
    return thing === undefined ? [] : [{ thing, untag: entry['untag'] === true || entry['untag'] === 'true' }];
  });
}

/** @documented 7.2: An invalid body answers 400 parameter_invalid "invalid tag parameters". */
export const invalidTag = () => invalid('invalid tag parameters');

function contactOf(workspace: Workspace, { id }: Record<string, unknown>): Contact | undefined {
  if (typeof id !== 'string') throw invalidTag();
  return workspace.contacts.get(id);
}

function companyOf(workspace: Workspace, entry: Record<string, unknown>): Company | undefined {
  const { id, company_id: companyId } = entry;
  if (typeof id === 'string') return findCompany(workspace, id);
  if (typeof companyId !== 'string') throw invalidTag();
  return workspace.companies.find((company) => company.companyId === companyId);
}
