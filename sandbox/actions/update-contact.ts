import { isDeepStrictEqual } from 'node:util';
import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { invalid } from '../http/intercom-error.ts';
import type { Topic } from '../webhooks/topics.ts';
import { ensureIdentityChange } from './contact-identity.ts';
import { type ContactPatch, parseContactInput } from './contact-input.ts';
import { valueRules } from './custom-attribute-input.ts';
import { getContact } from './find-contact.ts';
import { reportContact } from './report-contact.ts';
import { reportEmailSubscription } from './report-subscription.ts';

/**
 * Applies the body of `PUT /contacts/{id}`.
 * @throws IntercomError 400, 404, 409, 410; nothing is applied then
 * @documented 4.6: An update touches only the fields it names, and merges custom attributes key by key.
 * @recorded 4.6: An update that changes nothing does not move updated_at.
 * @assumed 13.6: An update that changes nothing is not reported by webhook.
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
  const after = patched(before, parseContactInput(body, workspace, version, valueRules(sandbox, origin)));
  if (isDeepStrictEqual(before, after)) return before;
  ensureIdentityChange(workspace, before, after);
  return storeChange(sandbox, origin, workspace, before, after);
}

/**
 * @documented 4.6: A lead with role "user" becomes a user and keeps its Intercom id.
 * @assumed 4.6: A user never becomes a lead; asking for it is refused with 400.
 * @assumed 4.9: A converted lead keeps its UUID as external id unless the update names another one.
 */
function patched(before: Contact, patch: ContactPatch): Contact {
  if (before.role === 'user' && patch.role === 'lead') throw invalid('A user cannot be changed into a lead');
  const staysLead = before.role === 'lead' && patch.role !== 'user';
  if (staysLead && patch.externalId !== undefined && patch.externalId !== before.externalId)
    throw invalid('external_id cannot be set on a lead');
  const known = before.customAttributes;
  // @recorded 4.1: A value that was cleared is null, not omitted; clearing what was never set leaves no trace.
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
  // @assumed 4.10: Turning unsubscribed_from_emails on fires contact.unsubscribed, turning it off contact.subscribed.
  if (before.unsubscribedFromEmails !== stored.unsubscribedFromEmails)
    reportEmailSubscription(sandbox, origin, workspace, stored);
  return stored;
}

/**
 * Which topics a change of fields fires.
 * @assumed 13.6: Every change of a field fires contact.user.updated or contact.lead.updated; no list of triggers exists.
 * @assumed 4.9: A conversion of a lead by update fires contact.lead.signed_up alone.
 * @documented 4.9: A lead that gains an e-mail fires contact.lead.added_email.
 */
function topicsOfChange(before: Contact, after: Contact): Topic[] {
  if (before.role === 'lead' && after.role === 'user') return ['contact.lead.signed_up'];
  const topics: Topic[] = [after.role === 'user' ? 'contact.user.updated' : 'contact.lead.updated'];
  if (before.email !== after.email && after.email !== null)
    topics.push(after.role === 'lead' && before.email === null ? 'contact.lead.added_email' : 'contact.email.updated');
  return topics;
}
