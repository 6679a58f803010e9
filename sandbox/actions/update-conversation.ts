import type { CustomValue } from '../entities/contact.ts';
import type { Conversation, Priority } from '../entities/conversation.ts';
import { invalid } from '../http/intercom-error.ts';
import type { AuthorContext } from './author-context.ts';
import { parseConversationAttributes } from './conversation-attribute-input.ts';
import { reportConversation } from './record-part.ts';
import { reportItem } from './report-contact.ts';

/**
 * Changes a conversation, from the body of `PUT /conversations/{id}`.
 *
 * @documented 9: read, title and custom_attributes of a conversation can be changed.
 * @assumed 13.5: conversation.read is fired when read becomes true.
 * @throws IntercomError 400; nothing is changed then
 */
export function updateConversation(
  context: AuthorContext,
  conversation: Conversation,
  body: Record<string, unknown>,
): void {
  const { read, title, custom_attributes: attributes } = body;
  if (read !== undefined && typeof read !== 'boolean') throw invalid('read must be true or false');
  if (title !== undefined && title !== null && typeof title !== 'string') throw invalid('title must be a string');
  const given = parseConversationAttributes(context.workspace, attributes);
  const readNow = read === true && !conversation.read;
  const changes = {
    read: read ?? conversation.read,
    title: title === undefined ? conversation.title : title,
    customAttributes: withoutEmpty({ ...conversation.customAttributes, ...given }),
  };
  const isSame = Object.keys(given).length === 0 && changes.read === conversation.read;
  if (isSame && changes.title === conversation.title) return;
  Object.assign(conversation, changes, { updatedAt: context.sandbox.clock.now() });
  context.sandbox.changed();
  if (readNow) reportConversation(context, 'conversation.read', conversation, null);
}

/** @assumed 5.1: A conversation attribute that was cleared is left out of the conversation. */
const withoutEmpty = (values: Record<string, CustomValue>): Record<string, CustomValue> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** Sets the priority of a conversation; teammates do this in the inbox, the API cannot. */
export function prioritizeConversation(context: AuthorContext, conversation: Conversation, priority: Priority): void {
  if (conversation.priority === priority) return;
  conversation.priority = priority;
  conversation.updatedAt = context.sandbox.clock.now();
  context.sandbox.changed();
  reportConversation(context, 'conversation.priority.updated', conversation, null);
}

/**
 * Deletes a conversation permanently.
 * @assumed 13.4: The item of conversation.deleted is the conversation's type and id with deleted true.
 */
export function deleteConversation(context: AuthorContext, conversation: Conversation, metricsRetained: boolean): void {
  const { sandbox, workspace } = context;
  workspace.conversations = workspace.conversations.filter((one) => one !== conversation);
  const { id } = conversation;
  workspace.deletedConversations.push({ id, metricsRetained, deletedAt: sandbox.clock.now() });
  sandbox.changed();
  const item = { type: 'conversation', id, deleted: true };
  reportItem(sandbox, context.origin, workspace, 'conversation.deleted', item);
}
