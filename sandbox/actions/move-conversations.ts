import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Author } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import { operatorId } from '../entities/operator.ts';
import { closeConversation } from './manage-conversation.ts';

/**
 * Gives a contact's conversations and messages to another, as a merge does.
 * @documented 4.8: Conversations of a merged lead move to the user and keep their ids.
 * @assumed 4.8: After a merge the user is the author of what the lead wrote.
 */
export function moveConversations(workspace: Workspace, from: Contact, into: Contact): void {
  const author = (one: Author): Author => (one.id === from.id ? { type: into.role, id: into.id } : one);
  const id = (one: string) => (one === from.id ? into.id : one);
  for (const conversation of workspace.conversations) {
    if (!conversation.contactIds.includes(from.id)) continue;
    conversation.contactIds = [...new Set(conversation.contactIds.map(id))];
    conversation.source.author = author(conversation.source.author);
    for (const part of conversation.parts) part.author = author(part.author);
    for (const rating of conversation.ratings) rating.contactId = id(rating.contactId);
  }
  for (const message of workspace.messages) message.contactIds = [...new Set(message.contactIds.map(id))];
}

/**
 * Closes a blocked contact's conversations.
 * @documented 4.7: Blocking a contact archives its conversations.
 * @assumed 4.7: Blocking a contact closes its conversations, in the operator bot's name.
 */
export function closeConversationsOf(sandbox: Sandbox, origin: Origin, workspace: Workspace, contactId: string): void {
  const context = { sandbox, origin, workspace, appPackageCode: null };
  const author: Author = { type: 'bot', id: operatorId(workspace) };
  for (const conversation of workspace.conversations)
    if (conversation.contactIds.includes(contactId)) closeConversation(context, conversation, author, null);
}
