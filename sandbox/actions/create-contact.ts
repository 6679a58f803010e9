import { randomUUID } from 'node:crypto';
import type { Origin, Sandbox } from '../context.ts';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { newContactId } from '../entities/ids.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { ensureIdentityIsFree } from './contact-identity.ts';
import { parseContactInput } from './contact-input.ts';
import { reportContact } from './report-contact.ts';

/**
 * Creates a user or a lead from the body of `POST /contacts`.
 * @throws IntercomError 400 for bad input, 409 when a user has the e-mail or external id; nothing is stored then
 */
export function createContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  body: Record<string, unknown>,
  version: ApiVersion,
): Contact {
  const patch = parseContactInput(body, workspace, version);
  // Documented: at least one of the three; a user unless told otherwise (reference 4.3). The text is assumed.
  if (patch.role === undefined && !patch.email && !patch.externalId)
    throw new IntercomError(400, 'parameter_not_found', 'At least one of email, external_id or role is required');
  const role = patch.role ?? 'user';
  if (role === 'lead' && patch.externalId) throw invalid('external_id cannot be set on a lead'); // assumed (reference 4.2)
  ensureIdentityIsFree(workspace, { id: null, role, email: patch.email ?? null, externalId: patch.externalId ?? null });

  const now = sandbox.clock.now();
  const contact: Contact = {
    ...emptyContact(newContactId(now), role, now),
    ...patch,
    ...(role === 'lead' ? { externalId: randomUUID() } : {}), // recorded: leads get a UUID (reference 4.2)
  };
  workspace.contacts.put(contact, now);
  sandbox.changed();
  reportContact(sandbox, origin, workspace, role === 'user' ? 'contact.user.created' : 'contact.lead.created', contact);
  return contact;
}
