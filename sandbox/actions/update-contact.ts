import { isDeepStrictEqual } from 'node:util';
import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { invalid } from '../http/intercom-error.ts';
import type { Topic } from '../webhooks/topics.ts';
import { ensureIdentityIsFree } from './contact-identity.ts';
import { type ContactPatch, parseContactInput } from './contact-input.ts';
import { getContact } from './find-contact.ts';
import { reportContact } from './report-contact.ts';

/**
 * Applies the body of `PUT /contacts/{id}`: named fields only, custom attributes key by key.
 * A write that changes nothing moves no time and reports nothing. Recorded (reference 4.6).
 * @throws IntercomError 400, 404, 409, 410; nothing is applied then
 */
export function updateContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  id: string,
  body: Record<string, unknown>,
  version: ApiVersion,
): Contact {
  const before = getContact(workspace, id, version);
  const after = patched(before, parseContactInput(body, workspace, version));
  if (isDeepStrictEqual(before, after)) return before;
  ensureIdentityIsFree(workspace, after);
  return storeChange(sandbox, origin, workspace, before, after);
}

function patched(before: Contact, patch: ContactPatch): Contact {
  if (before.role === 'user' && patch.role === 'lead') throw invalid('A user cannot be changed into a lead'); // assumed
  const staysLead = before.role === 'lead' && patch.role !== 'user';
  if (staysLead && patch.externalId !== undefined && patch.externalId !== before.externalId)
    throw invalid('external_id cannot be set on a lead'); // assumed (reference 4.2)
  const known = before.customAttributes;
  // Clearing what was never set leaves no trace.
  const custom = Object.entries(patch.customAttributes ?? {}).filter(
    ([name, value]) => value !== null || Object.hasOwn(known, name),
  );
  return { ...before, ...patch, customAttributes: { ...known, ...Object.fromEntries(custom) } };
}

/** Stores a changed contact with a new `updated_at` and reports it. */
function storeChange(sandbox: Sandbox, origin: Origin, workspace: Workspace, before: Contact, after: Contact): Contact {
  const now = sandbox.clock.now();
  const stored = { ...after, updatedAt: now };
  workspace.contacts.put(stored, now);
  sandbox.changed();
  for (const topic of topicsOfChange(before, stored)) reportContact(sandbox, origin, workspace, topic, stored);
  return stored;
}

/** Which topics a change of fields fires. Assumed: no list of triggers exists (reference 4.9, 13.6). */
function topicsOfChange(before: Contact, after: Contact): Topic[] {
  if (before.role === 'lead' && after.role === 'user') return ['contact.lead.signed_up'];
  const topics: Topic[] = [after.role === 'user' ? 'contact.user.updated' : 'contact.lead.updated'];
  if (before.email !== after.email && after.email !== null)
    topics.push(after.role === 'lead' && before.email === null ? 'contact.lead.added_email' : 'contact.email.updated');
  return topics;
}
