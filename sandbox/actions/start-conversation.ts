import { type Conversation, newConversation } from '../entities/conversation.ts';
import { htmlOfText } from '../entities/message-body.ts';
import { nextNumber } from '../entities/workspace.ts';
import { invalid, userNotFound } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { contactAuthor, noteContactReplied } from './conversation-contacts.ts';
import type { AuthorContext } from './author-context.ts';
import { reportConversation } from './record-part.ts';
import { leadOfVisitor } from './convert-visitor.ts';
import { parseAttachments, parseBody, parseWrittenAt } from './conversation-input.ts';

/**
 * Begins a conversation in a contact's name, from the body of `POST /conversations`.
 *
 * @documented 9: A contact begins a conversation by from (type user, lead or contact, and the Intercom id) and body.
 * @assumed 9: The type in from is not compared with the contact's role.
 * @throws IntercomError 400, 404 for an unknown contact
 */
export function startConversation(context: AuthorContext, body: Record<string, unknown>): Conversation {
  const { sandbox, workspace } = context;
  const { from, subject } = body;
  const { type, id } = isPlainObject(from) ? from : {};
  if ((type !== 'user' && type !== 'lead' && type !== 'contact') || typeof id !== 'string')
    throw invalid('from must be an object of type (user, lead or contact) and id');
  const text = parseBody(body['body']);
  const createdAt = parseWrittenAt(body['created_at'], sandbox.clock.now());
  const attachments = parseAttachments(body);
  const contact = workspace.contacts.get(id) ?? leadOfVisitor(sandbox, context.origin, workspace, id);
  if (contact === undefined) throw userNotFound();

  const conversation = newConversation({
    id: String(nextNumber(workspace)),
    createdAt,
    contactIds: [contact.id],
    source: {
      id: String(nextNumber(workspace)),
      type: 'conversation',
      deliveredAs: 'customer_initiated',
      subject: typeof subject === 'string' ? subject : '',
      body: htmlOfText(text),
      author: contactAuthor(contact),
      attachments,
      redacted: false,
    },
  });
  workspace.conversations.push(conversation);
  noteContactReplied(context, contact, createdAt);
  sandbox.changed();
  reportConversation(context, 'conversation.user.created', conversation, null);
  return conversation;
}
