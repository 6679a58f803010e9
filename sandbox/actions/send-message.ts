import type { Contact } from '../entities/contact.ts';
import { type Conversation, newConversation } from '../entities/conversation.ts';
import { htmlOfTeammate, htmlOfText } from '../entities/message-body.ts';
import type { OutboundMessage } from '../entities/message.ts';
import { nextNumber } from '../entities/workspace.ts';
import { IntercomError, invalid, resourceNotFound, userNotFound } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { contactAuthor, noteContactReplied, noteContacted } from './conversation-contacts.ts';
import { type AuthorContext, adminAuthor } from './author-context.ts';
import { addPart, reportConversation } from './record-part.ts';
import { parseAttachments, parseBody, parseWrittenAt } from './conversation-input.ts';
import { findPerson } from './find-person.ts';

type Fields = Record<string, unknown>;

/** A message, and the conversation that it already has. */
export interface SentMessage {
  message: OutboundMessage;
  conversation: Conversation | null;
}

/**
 * Sends a teammate's message, from the body of `POST /messages`.
 *
 * @documented 9: A message without a body answers 400 "Body is required", an e-mail without a subject 422 "No subject supplied for email message".
 * @documented 9: No conversation exists until the contact replies, unless create_conversation_without_contact_reply is true.
 * @assumed 9: The conversation that create_conversation_without_contact_reply makes is closed, holds all who are addressed in to, and its id is answered with the message.
 * @throws IntercomError 400, 404, 422
 */
export function sendMessage(context: AuthorContext, body: Fields): SentMessage {
  const { sandbox, workspace } = context;
  const type = messageType(body['message_type']);
  const from = isPlainObject(body['from']) ? body['from'] : {};
  if (from['type'] !== 'admin') throw invalid('from must be an object of type (admin, user or lead) and id');
  const { id: adminId } = adminAuthor(workspace, from['id']);
  const text = parseBody(body['body']);
  const subject = parseSubject(type, body['subject']);
  checkTemplate(body['template']);
  const createdAt = parseWrittenAt(body['created_at'], sandbox.clock.now());
  const attachments = parseAttachments(body);
  const addressed = recipients(context, body['to']);
  if (addressed.length === 0) throw invalid('to must name at least one recipient');
  const copied = [...recipients(context, body['cc']), ...recipients(context, body['bcc'])];

  const contactIds = [...new Set([...addressed, ...copied].map((contact) => contact.id))];
  const message: OutboundMessage = {
    id: String(nextNumber(workspace)),
    type,
    adminId,
    contactIds: addressed.map((contact) => contact.id),
    subject,
    body: text,
    attachments,
    createdAt,
  };
  workspace.messages.push(message);
  noteContacted(context, contactIds, createdAt);
  sandbox.changed();
  if (body['create_conversation_without_contact_reply'] !== true) return { message, conversation: null };
  const conversation = conversationOf(context, message, message.contactIds, 'closed');
  reportConversation(context, 'conversation.admin.single.created', conversation, null);
  return { message, conversation };
}

/**
 * A contact replies to a message outside a conversation, which starts one.
 * @documented 9: The conversation that a reply to a message begins carries the message's id as its source.
 * @assumed 13.5: A contact's reply to a message, which begins a conversation, fires conversation.user.replied.
 */
export function replyToMessage(
  context: AuthorContext,
  messageId: string,
  contactId: string,
  text: string,
): Conversation {
  const message = context.workspace.messages.find((one) => one.id === messageId);
  if (message === undefined || !message.contactIds.includes(contactId)) throw resourceNotFound();
  const contact = context.workspace.contacts.get(contactId);
  if (contact === undefined) throw userNotFound();
  const body = htmlOfText(parseBody(text));
  const conversation = conversationOf(context, message, [contactId], 'open');
  conversation.waitingSince = context.sandbox.clock.now();
  const part = addPart(context, conversation, { partType: 'comment', author: contactAuthor(contact), body });
  noteContactReplied(context, contact, part.createdAt);
  reportConversation(context, 'conversation.user.replied', conversation, part);
  return conversation;
}

/**
 * @documented 9: message_type is in_app or email; the form inapp is taken as well, as recorded with 2.11.
 * @assumed 9: The form conversation of the official example is taken for in_app. WhatsApp messages are refused here.
 */
function messageType(value: unknown): OutboundMessage['type'] {
  if (value === 'email') return 'email';
  if (value === 'in_app' || value === 'inapp' || value === 'conversation') return 'inapp';
  throw invalid('message_type must be in_app or email');
}

function parseSubject(type: OutboundMessage['type'], value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  if (value !== undefined && value !== null && typeof value !== 'string') throw invalid('Subject must be a string');
  if (type === 'email') throw new IntercomError(422, 'parameter_not_found', 'No subject supplied for email message');
  return '';
}

/**
 * @documented 9: The template of an e-mail is plain or personal.
 * @assumed 9: An e-mail without a template is plain.
 */
function checkTemplate(value: unknown): void {
  if (value !== undefined && value !== null && value !== 'plain' && value !== 'personal')
    throw invalid('Template must be plain or personal');
}

/**
 * The contacts that a list of recipients, or a single one, names.
 * @documented 9: Recipients are objects of type (user, lead; with 2.11 also contact) and id, one or a list; an example has user_id, too.
 * @documented 9: A contact that was created a moment ago cannot be messaged yet and answers 404.
 * @assumed 9: A new contact cannot be messaged for as long as the search index lags.
 */
function recipients({ sandbox, workspace }: AuthorContext, value: unknown): Contact[] {
  if (value === undefined || value === null) return [];
  return [value].flat().map((recipient: unknown) => {
    const { type, id, user_id: userId, email } = isPlainObject(recipient) ? recipient : {};
    if (type !== 'user' && type !== 'lead' && type !== 'contact')
      throw invalid('A recipient must be an object of type (user or lead) and id');
    const contact = findPerson(workspace, { id, userId, email });
    const { indexLagMs } = sandbox.state.settings;
    if (contact === undefined || contact.createdAt + indexLagMs > sandbox.clock.now()) throw userNotFound();
    return contact;
  });
}

function conversationOf(
  { sandbox, workspace }: AuthorContext,
  message: OutboundMessage,
  contactIds: string[],
  state: 'open' | 'closed',
): Conversation {
  const conversation = newConversation({
    id: String(nextNumber(workspace)),
    createdAt: message.createdAt,
    contactIds: [...contactIds],
    state,
    source: {
      id: message.id,
      type: message.type === 'email' ? 'email' : 'conversation',
      deliveredAs: 'admin_initiated',
      subject: message.subject,
      body: htmlOfTeammate(message.body),
      author: { type: 'admin', id: message.adminId },
      attachments: message.attachments,
      redacted: false,
    },
  });
  workspace.conversations.push(conversation);
  sandbox.changed();
  return conversation;
}
