import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { getContact } from './find-contact.ts';
import { reportContact } from './report-contact.ts';

/** The body of `POST /contacts/merge`. */
export interface MergeRequest {
  from: string;
  into: string;
  skipDuplicateValidation: boolean;
}

/**
 * Merges a lead into a user: the user keeps its values, empty fields adopt the lead's, tags move, the lead is gone.
 * Documented (reference 4.8).
 * @throws IntercomError 400 `invalid_merge`, 404, 410
 */
export function mergeContacts(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  request: MergeRequest,
  version: ApiVersion,
): Contact {
  const from = getContact(workspace, request.from, version);
  const into = getContact(workspace, request.into, version);
  if (from.role !== 'lead' || into.role !== 'user') throw notAllowed('Only a lead can be merged into a user');
  const checked = isAtLeast(version, '2.16') && !request.skipDuplicateValidation;
  if (checked && !isDuplicate(from, into))
    throw notAllowed(
      'Contacts can only be merged when they are duplicates (matching email or phone). Pass skip_duplicate_validation=true to override this check.',
    );
  const now = sandbox.clock.now();
  const merged = { ...mergedContact(from, into), updatedAt: now };
  workspace.contacts.delete(from.id);
  workspace.contacts.put(merged, now);
  workspace.mergedInto.set(from.id, into.id);
  sandbox.changed();
  reportContact(sandbox, origin, workspace, 'contact.merged', merged, {
    merged_from: { type: 'contact', id: from.id },
  });
  return merged;
}

const notAllowed = (message: string) => new IntercomError(400, 'invalid_merge', message);

const isDuplicate = (a: Contact, b: Contact): boolean =>
  (a.email !== null && a.email === b.email) || (a.phone !== null && a.phone === b.phone);

function mergedContact(from: Contact, into: Contact): Contact {
  const ownTags = new Set(into.tags.map((tag) => tag.id));
  const empty = Object.entries(from.customAttributes).filter(
    ([name]) => (into.customAttributes[name] ?? null) === null,
  );
  return {
    ...into,
    phone: into.phone ?? from.phone,
    name: into.name ?? from.name,
    avatar: into.avatar ?? from.avatar,
    ownerId: into.ownerId ?? from.ownerId,
    location: into.location ?? from.location,
    customAttributes: { ...into.customAttributes, ...Object.fromEntries(empty) },
    tags: [...into.tags, ...from.tags.filter((tag) => !ownTags.has(tag.id))],
  };
}
