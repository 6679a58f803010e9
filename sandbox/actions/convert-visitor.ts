import type { Origin, Sandbox } from '../context.ts';
import { type Contact, type Role, emptyContact } from '../entities/contact.ts';
import type { Visitor } from '../entities/visitor.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { IntercomError, invalid, userNotFound } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { presentLegacyUser } from '../presenters/visitor.ts';
import { ensureNewIdentity } from './contact-identity.ts';
import { parseContactInput } from './contact-input.ts';
import { getVisitor } from './find-visitor.ts';
import { reportContact, reportFor } from './report-contact.ts';

type Fields = Record<string, unknown>;

/** The identifiers that a converted visitor gets. */
export interface NewIdentity {
  role: Role;
  externalId: string | null;
  email: string | null;
}

/**
 * Answers `POST /visitors/convert`: the visitor becomes a contact, or part of one that exists.
 * @throws IntercomError 400, 404, 409, 422
 * @documented 4.9: Converting a visitor into a user that exists merges the visitor into it and deletes the visitor.
 * @documented 4.9: Converting a visitor with identifiers that no contact has makes a contact with the given identifiers in place of the visitor's.
 * @assumed 4.9: A lead is only merged with when it is named by id or external id, as leads may share an e-mail.
 */
export function convertVisitor(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  body: Fields,
  version: ApiVersion,
): Contact {
  const role = body['type'];
  if (role !== 'user' && role !== 'lead') throw invalid('type must be either user or lead');
  const visitor = getVisitor(workspace, isPlainObject(body['visitor']) ? body['visitor'] : {});
  const user = body['user'];
  if (!isPlainObject(user)) throw new IntercomError(400, 'parameter_not_found', 'user not specified');
  const { externalId = null, email = null } = parseContactInput(
    { external_id: user['user_id'], email: user['email'] },
    workspace,
    version,
    { refuseWrongTypes: false },
  );
  const identity: NewIdentity = { role, externalId, email };
  const known = knownContact(workspace, user['id'], identity);
  if (known !== undefined) return joinContact(sandbox, origin, workspace, visitor, known);
  if (role === 'user' && externalId === null && email === null)
    throw new IntercomError(400, 'parameter_not_found', 'A user must be given by id, user_id or email');
  return becomeContact(sandbox, origin, workspace, visitor, identity);
}

/** @assumed 4.9: A contact that is named by id must exist, else 404; archived ones are not merged with. */
function knownContact(
  workspace: Workspace,
  id: unknown,
  { role, externalId, email }: NewIdentity,
): Contact | undefined {
  if (id !== undefined) {
    const contact = typeof id === 'string' ? workspace.contacts.get(id) : undefined;
    if (contact === undefined || contact.role !== role) throw userNotFound();
    return contact;
  }
  const owners = [
    ...(externalId === null ? [] : workspace.contacts.withExternalId(externalId)),
    ...(email === null || role === 'lead' ? [] : workspace.contacts.withEmail(email)),
  ];
  return owners.find((contact) => contact.role === role && !contact.archived);
}

/**
 * Makes a contact out of a visitor that keeps its Intercom id.
 * @throws IntercomError 409, 422
 * @documented 4.9: A visitor that becomes a user gets signed_up_at.
 * @assumed 4.9: A converted visitor keeps its Intercom id, and a lead its anonymous id as external id.
 * @documented 4.9: A visitor that becomes a user fires visitor.signed_up.
 * @assumed 4.9: A visitor that becomes a user fires no contact.user.created beside visitor.signed_up; one that becomes a lead fires contact.lead.created.
 */
export function becomeContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  visitor: Visitor,
  { role, externalId, email }: NewIdentity,
): Contact {
  const own = role === 'user' ? externalId : (externalId ?? visitor.userId);
  ensureNewIdentity(sandbox, workspace, { role, externalId: own, email });
  const now = sandbox.clock.now();
  const contact: Contact = {
    ...emptyContact(visitor.id, role, visitor.createdAt),
    externalId: own,
    email: email ?? visitor.email,
    name: visitor.name,
    phone: visitor.phone,
    customAttributes: visitor.customAttributes,
    lastSeenAt: visitor.lastRequestAt,
    signedUpAt: role === 'user' ? now : null,
    updatedAt: now,
  };
  forget(workspace, visitor);
  workspace.contacts.put(contact, now);
  sandbox.changed();
  if (role === 'user') reportSignUp(sandbox, origin, workspace, visitor, contact);
  else reportContact(sandbox, origin, workspace, 'contact.lead.created', contact);
  return contact;
}

/**
 * Makes a visitor part of a contact; the contact keeps its values and adopts the visitor's where it has none.
 * @assumed 4.9: A visitor that is merged into a user fires visitor.signed_up too; one that is merged into a lead fires contact.lead.updated.
 */
export function joinContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  visitor: Visitor,
  contact: Contact,
): Contact {
  const now = sandbox.clock.now();
  const joined: Contact = {
    ...contact,
    name: contact.name ?? visitor.name,
    phone: contact.phone ?? visitor.phone,
    customAttributes: { ...visitor.customAttributes, ...contact.customAttributes },
    lastSeenAt: Math.max(contact.lastSeenAt ?? 0, visitor.lastRequestAt),
    updatedAt: now,
  };
  forget(workspace, visitor);
  workspace.contacts.put(joined, now);
  sandbox.changed();
  if (joined.role === 'user') reportSignUp(sandbox, origin, workspace, visitor, joined);
  else reportContact(sandbox, origin, workspace, 'contact.lead.updated', joined);
  return joined;
}

/**
 * The lead that a visitor becomes with the first conversation; undefined for an unknown visitor.
 * @documented 4.2: A visitor becomes a lead at the first conversation.
 */
export function leadOfVisitor(sandbox: Sandbox, origin: Origin, workspace: Workspace, id: string): Contact | undefined {
  const visitor = workspace.visitors.find((one) => one.id === id);
  if (visitor === undefined) return undefined;
  const identity: NewIdentity = { role: 'lead', externalId: null, email: null };
  return becomeContact(sandbox, origin, workspace, visitor, identity);
}

function forget(workspace: Workspace, visitor: Visitor): void {
  workspace.visitors = workspace.visitors.filter((one) => one.id !== visitor.id);
}

function reportSignUp(sandbox: Sandbox, origin: Origin, workspace: Workspace, visitor: Visitor, user: Contact): void {
  reportFor(sandbox, origin, workspace, 'visitor.signed_up', (_app, show) =>
    presentLegacyUser(user, visitor.pseudonym, workspace, show),
  );
}
