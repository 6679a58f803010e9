import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { invalid } from '../http/intercom-error.ts';

/** The three identifiers by which calls name a person; `userId` is the external id. */
export interface PersonKeys {
  id?: unknown;
  userId?: unknown;
  email?: unknown;
}

/**
 * The person that a call names; undefined without a match. An Intercom id finds any contact, an external id or e-mail
 * only active users.
 *
 * @assumed 8: When a call names a person in several ways, the Intercom id decides, then the external id, then the e-mail.
 * @assumed 8: Archived users are not found by external id or e-mail.
 * @throws IntercomError 400 when no identifier is given, or one of the wrong type
 */
export function findPerson(workspace: Workspace, keys: PersonKeys): Contact | undefined {
  const [id, userId, email] = [key(keys.id), key(keys.userId), key(keys.email)];
  if (id !== undefined) return workspace.contacts.get(id);
  if (userId !== undefined) return firstUser(workspace.contacts.withExternalId(userId));
  if (email !== undefined) return firstUser(workspace.contacts.withEmail(email.trim().toLowerCase()));
  throw invalid('A person must be given by id, user_id or email');
}

const firstUser = (contacts: Contact[]): Contact | undefined =>
  contacts.find((contact) => contact.role === 'user' && !contact.archived);

/** @assumed 8: An external id that is sent as a number is taken for the text of its digits. */
function key(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw invalid('id, user_id and email must be strings');
}
