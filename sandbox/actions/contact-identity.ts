import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';

/** What must be unique about a contact that is to be stored. */
export interface Identity {
  id: string | null;
  role: Contact['role'];
  email: string | null;
  externalId: string | null;
}

/**
 * Refuses a second user with the same e-mail or external id; leads may share both with anyone. Archived users still
 * own theirs. Documented (reference 4.4); that the external id is looked at first is assumed.
 * @throws IntercomError 409 with the owner's id in the text, or `not_restorable` when the owner is blocked
 */
export function ensureIdentityIsFree(workspace: Workspace, identity: Identity): void {
  if (identity.role === 'lead') return;
  const owners = [
    ...(identity.externalId === null ? [] : workspace.contacts.withExternalId(identity.externalId)),
    ...(identity.email === null ? [] : workspace.contacts.withEmail(identity.email)),
  ].filter((contact) => contact.role === 'user' && contact.id !== identity.id);
  const owner = owners.find((contact) => !contact.archived) ?? owners[0];
  if (owner === undefined) return;
  if (owner.blocked) throw new IntercomError(422, 'not_restorable', 'This contact was blocked and cannot be restored');
  const subject = owner.archived ? 'An archived contact' : 'A contact';
  throw new IntercomError(409, 'conflict', `${subject} matching those details already exists with id=${owner.id}`);
}
