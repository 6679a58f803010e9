import type { Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError, userNotFound } from '../http/intercom-error.ts';

/** The identifiers that must be unique among users. */
export type Identity = Pick<Contact, 'role' | 'email' | 'externalId'>;

/** A create that arrives this soon after the winner counts as simultaneous. Milliseconds. */
const raceMs = 1000;

/**
 * Refuses a new contact whose identifiers are taken.
 * @throws IntercomError 409 with the owner's id in the text; 422 when the person is blocked; 404 for a lost race
 * @documented 4.4: Leads may share an e-mail with anyone.
 * @documented 4.4: Creating a blocked person again is refused with the code not_restorable.
 * @assumed 19: The refusal not_restorable has status 422, and holds for leads as well as users.
 */
export function ensureNewIdentity(sandbox: Sandbox, workspace: Workspace, identity: Identity): void {
  const blocked = sharing(workspace, identity).some((contact) => contact.blocked);
  if (blocked) throw notRestorable();
  const owner = ownerOf(workspace, identity, null);
  if (owner === undefined) return;
  // @documented 4.4: With the legacy-race switch, the loser of two simultaneous creates gets 404 "User Not Found", as an old support quote says.
  if (sandbox.state.settings.legacyRace && sandbox.clock.now() - owner.createdAt <= raceMs) throw userNotFound();
  if (countUsers(workspace, identity) > 1) throw severalUsers();
  throw conflict(owner);
}

/** How many users have the address, archived ones left out: only a seed makes more than one. */
const countUsers = (workspace: Workspace, { email }: Identity): number =>
  email === null
    ? 0
    : workspace.contacts.withEmail(email).filter(({ role, archived }) => role === 'user' && !archived).length;

/** @assumed 4.4: Where several users have the address, a create is refused with 400 and names none of them. */
const severalUsers = (): IntercomError =>
  new IntercomError(
    400,
    'conflict',
    'Multiple existing users match this email address - must be more specific using user_id',
  );

/**
 * Refuses a change that takes another user's identifier. Unchanged identifiers are not checked, because old
 * workspaces have several users with one address.
 * @throws IntercomError 409
 * @assumed 4.4: An update that would take another user's e-mail or external id answers the same 409 as a create.
 */
export function ensureIdentityChange(workspace: Workspace, before: Contact, after: Contact): void {
  const becomesUser = before.role !== after.role;
  const changed = {
    role: after.role,
    email: becomesUser || after.email !== before.email ? after.email : null,
    externalId: becomesUser || after.externalId !== before.externalId ? after.externalId : null,
  };
  const owner = ownerOf(workspace, changed, before.id);
  if (owner !== undefined) throw conflict(owner);
}

/** 422: the API cannot restore a blocked person. */
export const notRestorable = (): IntercomError =>
  new IntercomError(422, 'not_restorable', 'This contact was blocked and cannot be restored');

/**
 * Whose identifiers these are, other than the contact's own.
 * @documented 4.4: A user's external id and e-mail are unique among users, archived ones included.
 * @assumed 4.4: An external id is also taken by a lead that has it.
 * @assumed 4.4: When e-mail and external id belong to two people, the external id's owner is named, a live one before an archived one.
 */
function ownerOf(workspace: Workspace, identity: Identity, ownId: string | null): Contact | undefined {
  if (identity.role === 'lead') return undefined;
  const { externalId, email } = identity;
  const owners = [
    ...(externalId === null ? [] : workspace.contacts.withExternalId(externalId)),
    ...(email === null ? [] : workspace.contacts.withEmail(email).filter((contact) => contact.role === 'user')),
  ].filter((contact) => contact.id !== ownId);
  return owners.find((contact) => !contact.archived) ?? owners[0];
}

function sharing(workspace: Workspace, { email, externalId }: Identity): Contact[] {
  return [
    ...(externalId === null ? [] : workspace.contacts.withExternalId(externalId)),
    ...(email === null ? [] : workspace.contacts.withEmail(email)),
  ];
}

/** @documented 4.4: A taken identifier answers 409 conflict; the owner's id is only in the message, which says when the owner is archived. */
function conflict(owner: Contact): IntercomError {
  const subject = owner.archived ? 'An archived contact' : 'A contact';
  return new IntercomError(409, 'conflict', `${subject} matching those details already exists with id=${owner.id}`);
}
