import { randomUUID } from 'node:crypto';
import type { Origin, Sandbox } from '../context.ts';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { newContactId } from '../entities/ids.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { ensureNewIdentity } from './contact-identity.ts';
import { parseContactInput } from './contact-input.ts';
import { valueRules } from './custom-attribute-input.ts';
import { reportContact } from './report-contact.ts';

/**
 * Creates a user or a lead from the body of `POST /contacts`.
 * @throws IntercomError 400 for bad input, 409 when a user has the e-mail or external id; nothing is stored then
 * @documented 4.3: A create needs at least one of email, external_id and role; without a role it makes a user.
 * @assumed 4.3: The refusal of a create without any of the three is 400 parameter_not_found.
 * @recorded 4.2: A lead gets a UUID as its external id; a user without one keeps null.
 * @assumed 4.2: Setting external_id on a lead is refused with 400.
 */
export function createContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  body: Record<string, unknown>,
  version: ApiVersion,
): Contact {
  const patch = parseContactInput(body, workspace, version, valueRules(sandbox, origin));
  if (patch.role === undefined && !patch.email && !patch.externalId)
    throw new IntercomError(400, 'parameter_not_found', 'At least one of email, external_id or role is required');
  const role = patch.role ?? 'user';
  if (role === 'lead' && patch.externalId) throw invalid('external_id cannot be set on a lead');
  ensureNewIdentity(sandbox, workspace, { role, email: patch.email ?? null, externalId: patch.externalId ?? null });

  const now = sandbox.clock.now();
  const contact: Contact = {
    ...emptyContact(newContactId(now), role, now),
    ...patch,
    ...(role === 'lead' ? { externalId: randomUUID() } : {}),
  };
  workspace.contacts.put(contact, now);
  sandbox.changed();
  reportContact(sandbox, origin, workspace, role === 'user' ? 'contact.user.created' : 'contact.lead.created', contact);
  return contact;
}
