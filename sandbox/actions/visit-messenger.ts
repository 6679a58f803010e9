import type { Sandbox } from '../context.ts';
import type { Contact, CustomValue } from '../entities/contact.ts';
import { type Visitor, newVisitor } from '../entities/visitor.ts';
import type { Workspace } from '../entities/workspace.ts';
import { becomeContact, joinContact } from './convert-visitor.ts';
import { createContact } from './create-contact.ts';
import { putVisitor } from './find-visitor.ts';
import { applyMerge } from './merge-contacts.ts';
import { writableTraits } from './messenger-traits.ts';
import { updateContact } from './update-contact.ts';

/** One page view with the Messenger on it. */
export interface Visit {
  /** What the browser's cookie says: a visitor's `user_id` or a lead's external id. */
  anonymousId: string | null;
  /** Given by a page whose visitor is logged in. */
  userId: string | null;
  email: string | null;
  name: string | null;
  traits: Record<string, CustomValue>;
}

/**
 * Handles a visit: creates a visitor, or a user when the person is logged in.
 * @throws IntercomError 409, 422 as a create does
 * @documented 4.2: Visitors are a third kind of people beside users and leads, seen by the Messenger and not yet contacts.
 * @documented 4.9: The Messenger makes a user out of a visitor or lead that logs in with a user id or e-mail.
 */
export function visitMessenger(sandbox: Sandbox, workspace: Workspace, visit: Visit): Contact | Visitor {
  if (visit.userId === null && visit.email === null) return comeAnonymously(sandbox, workspace, visit);
  const user = adoptLeads(sandbox, workspace, logIn(sandbox, workspace, visit));
  const traits = writableTraits(sandbox, workspace, visit.traits);
  const seen = Math.floor(sandbox.clock.now() / 1000);
  const body = {
    ...(visit.userId === null ? {} : { external_id: visit.userId }),
    ...(visit.email === null ? {} : { email: visit.email }),
    ...(visit.name === null ? {} : { name: visit.name }),
    last_seen_at: seen,
    custom_attributes: traits,
  };
  return updateContact(sandbox, 'page', workspace, user.id, body, 'Preview');
}

function comeAnonymously(sandbox: Sandbox, workspace: Workspace, visit: Visit): Contact | Visitor {
  const now = sandbox.clock.now();
  const traits = writableTraits(sandbox, workspace, visit.traits);
  const lead = anonymousLead(workspace, visit.anonymousId);
  if (lead !== undefined) {
    const body = { last_seen_at: Math.floor(now / 1000), custom_attributes: traits };
    return updateContact(sandbox, 'page', workspace, lead.id, body, 'Preview');
  }
  const known = workspace.visitors.find((one) => one.userId === visit.anonymousId);
  const visitor: Visitor =
    known === undefined
      ? { ...newVisitor(now, visit.anonymousId ?? undefined), customAttributes: traits }
      : {
          ...known,
          lastRequestAt: now,
          sessionCount: known.sessionCount + 1,
          customAttributes: { ...known.customAttributes, ...traits },
        };
  putVisitor(workspace, visitor);
  sandbox.changed();
  return visitor;
}

/** The user that logs in, merged with the visitor or lead of the same browser. */
function logIn(sandbox: Sandbox, workspace: Workspace, { userId, email, anonymousId }: Visit): Contact {
  const user = liveUser(workspace, userId, email);
  const visitor = workspace.visitors.find((one) => one.userId === anonymousId);
  const lead = anonymousLead(workspace, anonymousId);
  const identity = { role: 'user' as const, externalId: userId, email: email?.trim().toLowerCase() ?? null };
  if (visitor !== undefined)
    return user === undefined
      ? becomeContact(sandbox, 'page', workspace, visitor, identity)
      : joinContact(sandbox, 'page', workspace, visitor, user);
  if (lead !== undefined && user !== undefined) return applyMerge(sandbox, 'page', workspace, lead, user);
  const body = {
    role: 'user',
    ...(userId === null ? {} : { external_id: userId }),
    ...(email === null ? {} : { email }),
  };
  if (lead !== undefined) return updateContact(sandbox, 'page', workspace, lead.id, body, 'Preview');
  return user ?? createContact(sandbox, 'page', workspace, body, 'Preview');
}

/**
 * The user, merged with the leads that are the same person.
 * @documented 4.8: A lead with a user's e-mail is merged into that user at the user's next visit while logged in, and by phone only if exactly one user has the number.
 */
function adoptLeads(sandbox: Sandbox, workspace: Workspace, user: Contact): Contact {
  const live = [...workspace.contacts.all()].filter((contact) => !contact.archived);
  const leads = live.filter((contact) => contact.role === 'lead');
  const samePhone = live.filter((contact) => contact.role === 'user' && contact.phone === user.phone);
  const same = leads.filter(
    (lead) =>
      (user.email !== null && lead.email === user.email) ||
      (user.phone !== null && lead.phone === user.phone && samePhone.length === 1),
  );
  return same.reduce((survivor, lead) => applyMerge(sandbox, 'page', workspace, lead, survivor), user);
}

const anonymousLead = (workspace: Workspace, anonymousId: string | null): Contact | undefined =>
  anonymousId === null
    ? undefined
    : workspace.contacts.withExternalId(anonymousId).find((contact) => contact.role === 'lead' && !contact.archived);

/** @documented 4.8: Of several users with one e-mail the most recently active one is meant. */
function liveUser(workspace: Workspace, userId: string | null, email: string | null): Contact | undefined {
  const owners =
    userId === null
      ? workspace.contacts.withEmail(email?.trim().toLowerCase() ?? '')
      : workspace.contacts.withExternalId(userId);
  return owners
    .filter((contact) => contact.role === 'user' && !contact.archived)
    .toSorted((a, b) => (b.lastSeenAt ?? 0) - (a.lastSeenAt ?? 0))[0];
}
