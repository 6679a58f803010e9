import type { Contact } from '../entities/contact.ts';
import type { Conversation } from '../entities/conversation.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { IntercomError, invalid, userNotFound } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { type AuthorContext, adminAuthor } from './author-context.ts';
import { addPart, reportConversation } from './record-part.ts';
import { createContact } from './create-contact.ts';
import { findPerson } from './find-person.ts';

type Fields = Record<string, unknown>;

/**
 * Lets a contact take part, from the body of `POST /conversations/{id}/customers`.
 *
 * @documented 9: customer names the new participant by intercom_user_id, user_id or email; an unknown e-mail makes a lead.
 * @assumed 9: Without admin_id the token's admin adds the participant; adding one who takes part already changes nothing.
 * @throws IntercomError 400, 404
 */
export function attachContact(
  context: AuthorContext,
  conversation: Conversation,
  tokenAdminId: string,
  body: Fields,
  version: ApiVersion,
): Contact {
  const author = adminAuthor(context.workspace, body['admin_id'] ?? tokenAdminId);
  const contact = newParticipant(context, body['customer'], version);
  if (conversation.contactIds.includes(contact.id)) return contact;
  conversation.contactIds.push(contact.id);
  const part = addPart(context, conversation, { partType: 'participant_added', author });
  reportConversation(context, 'conversation.contact.attached', conversation, part);
  return contact;
}

function newParticipant(
  { sandbox, origin, workspace }: AuthorContext,
  customer: unknown,
  version: ApiVersion,
): Contact {
  if (!isPlainObject(customer)) throw invalid('customer must be an object');
  const { intercom_user_id: id, user_id: userId, email } = customer;
  const user = findPerson(workspace, { id, userId, email });
  if (user !== undefined) return user;
  if (typeof email !== 'string' || id !== undefined || userId !== undefined) throw userNotFound();
  const leads = workspace.contacts.withEmail(email.trim().toLowerCase()).filter((contact) => !contact.archived);
  return leads[0] ?? createContact(sandbox, origin, workspace, { role: 'lead', email }, version);
}

/**
 * Takes a contact out of a conversation of several.
 *
 * @documented 9: The last contact of a conversation cannot be removed: 422 "Removing the last customer is not allowed".
 * @throws IntercomError 404 when the contact does not take part, 422
 */
export function detachContact(
  context: AuthorContext,
  conversation: Conversation,
  contactId: string,
  adminId: unknown,
): Contact {
  const author = adminAuthor(context.workspace, adminId);
  const contact = context.workspace.contacts.get(contactId);
  if (contact === undefined || !conversation.contactIds.includes(contactId)) throw userNotFound();
  if (conversation.contactIds.length === 1)
    throw new IntercomError(422, 'parameter_invalid', 'Removing the last customer is not allowed');
  conversation.contactIds = conversation.contactIds.filter((id) => id !== contactId);
  const part = addPart(context, conversation, { partType: 'participant_removed', author });
  reportConversation(context, 'conversation.contact.detached', conversation, part);
  return contact;
}
