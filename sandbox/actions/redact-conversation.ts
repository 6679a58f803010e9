import { type Conversation, isContactAuthor } from '../entities/conversation.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { type AuthorContext, idText } from './author-context.ts';
import { reportConversation } from './record-part.ts';

/** @documented 9: A redacted message reads "This message was deleted" in italics. */
const redactedBody = '<p><i>This message was deleted</i></p>';

/**
 * Redacts a part or the first message, from the body of `POST /conversations/redact`.
 *
 * @documented 9: Redacted can be a part that has a body, or a first message by a contact; others answer conversation_part_not_redactable.
 * @assumed 9: conversation_part_not_redactable has status 400, and answers redacting twice as well.
 * @throws IntercomError 400, 404
 */
export function redactMessage(context: AuthorContext, body: Record<string, unknown>): Conversation {
  const { type } = body;
  if (type !== 'conversation_part' && type !== 'source') throw invalid('type must be conversation_part or source');
  const conversation = context.workspace.conversations.find((one) => one.id === idText(body['conversation_id']));
  if (conversation === undefined) throw nothingToRedact();
  const now = context.sandbox.clock.now();
  if (type === 'source') {
    const { source } = conversation;
    if (source.id !== idText(body['source_id'])) throw nothingToRedact();
    if (!isContactAuthor(source.author) || source.redacted) throw notRedactable();
    Object.assign(source, { body: redactedBody, redacted: true, attachments: [] });
  } else {
    const part = conversation.parts.find((one) => one.id === idText(body['conversation_part_id']));
    if (part === undefined) throw nothingToRedact();
    if (part.body === null || part.redacted) throw notRedactable();
    Object.assign(part, { body: redactedBody, redacted: true, attachments: [], updatedAt: now });
  }
  conversation.updatedAt = now;
  context.sandbox.changed();
  const part = conversation.parts.find((one) => one.id === idText(body['conversation_part_id'])) ?? null;
  reportConversation(context, 'conversation_part.redacted', conversation, type === 'source' ? null : part);
  return conversation;
}

/** @documented 9: An unknown part or message answers 404 conversation_part_or_message_not_found. */
const nothingToRedact = (): IntercomError =>
  new IntercomError(404, 'conversation_part_or_message_not_found', 'Conversation part or message not found');

const notRedactable = (): IntercomError =>
  new IntercomError(400, 'conversation_part_not_redactable', 'Conversation part cannot be redacted');
