import type { Contact } from '../entities/contact.ts';
import type { Conversation } from '../entities/conversation.ts';
import { htmlOfTeammate, htmlOfText } from '../entities/message-body.ts';
import type { Workspace } from '../entities/workspace.ts';
import { invalid, resourceNotFound, userNotFound } from '../http/intercom-error.ts';
import { contactAuthor, noteContactReplied, noteContacted } from './conversation-contacts.ts';
import { type AuthorContext, adminAuthor } from './author-context.ts';
import { getConversation } from './find-conversation.ts';
import { addPart, reportConversation } from './record-part.ts';
import {
  parseAttachments,
  parseBody,
  parseOptionalBody,
  parseReplyOptions,
  parseWrittenAt,
} from './conversation-input.ts';
import { findPerson } from './find-person.ts';

type Fields = Record<string, unknown>;

/**
 * Replies to a conversation, from the body of `POST /conversations/{id}/reply`.
 *
 * @documented 9: A reply is a contact's (type user) or a teammate's (type admin); teammates also write notes and offer quick replies.
 * @documented 9: The id "last" means the last conversation of the contact that replies.
 * @assumed 9: A teammate cannot reply to "last".
 * @param id the conversation's id, or `last`
 * @throws IntercomError 400, 404
 */
export function replyToConversation(context: AuthorContext, id: string, body: Fields): Conversation {
  if (body['type'] === 'admin') return replyAsAdmin(context, getConversation(context.workspace, id), body);
  if (body['type'] !== 'user') throw invalid('type must be user or admin');
  const contact = replyingContact(context.workspace, body);
  const conversation = id === 'last' ? lastOf(context.workspace, contact) : getConversation(context.workspace, id);
  // @assumed 9: A contact that does not take part in the conversation cannot reply: 404 "User Not Found".
  if (!conversation.contactIds.includes(contact.id)) throw userNotFound();
  return replyAsContact(context, conversation, contact, body);
}

/** @documented 9: The contact that replies is named by intercom_user_id, user_id or email. */
function replyingContact(workspace: Workspace, body: Fields): Contact {
  const { intercom_user_id: id, user_id: userId, email } = body;
  const contact = findPerson(workspace, { id, userId, email });
  if (contact === undefined) throw userNotFound();
  return contact;
}

function lastOf(workspace: Workspace, contact: Contact): Conversation {
  const own = workspace.conversations.filter((one) => one.contactIds.includes(contact.id));
  const last = own.toSorted((a, b) => a.updatedAt - b.updatedAt).at(-1);
  if (last === undefined) throw resourceNotFound();
  return last;
}

/** @documented 9: A contact's reply opens a closed or snoozed conversation; its part is then of type open, else comment. */
function replyAsContact(
  context: AuthorContext,
  conversation: Conversation,
  contact: Contact,
  body: Fields,
): Conversation {
  const kind = body['message_type'];
  if (kind !== 'comment' && kind !== 'quick_reply') throw invalid('message_type must be comment');
  const [chosen] = kind === 'quick_reply' ? parseReplyOptions(body['reply_options']) : [];
  const text = chosen?.text ?? parseBody(body['body']);
  const createdAt = parseWrittenAt(body['created_at'], context.sandbox.clock.now());
  const attachments = parseAttachments(body);

  const reopens = conversation.state !== 'open';
  conversation.state = 'open';
  conversation.snoozedUntil = null;
  conversation.waitingSince ??= createdAt;
  conversation.read = false;
  const part = addPart(context, conversation, {
    partType: reopens ? 'open' : 'comment',
    author: contactAuthor(contact),
    body: htmlOfText(text),
    createdAt,
    attachments,
    chosenOption: chosen?.uuid ?? null,
  });
  noteContactReplied(context, contact, createdAt);
  reportConversation(context, 'conversation.user.replied', conversation, part);
  return conversation;
}

/**
 * @documented 9: A teammate's note or quick reply leaves a closed conversation closed.
 * @assumed 9: A teammate's comment leaves a closed conversation closed, too.
 */
function replyAsAdmin(context: AuthorContext, conversation: Conversation, body: Fields): Conversation {
  const kind = body['message_type'];
  if (kind !== 'comment' && kind !== 'note' && kind !== 'quick_reply')
    throw invalid('message_type must be comment, note or quick_reply');
  const author = adminAuthor(context.workspace, body['admin_id']);
  const text = kind === 'quick_reply' ? parseOptionalBody(body['body']) : parseBody(body['body']);
  const createdAt = parseWrittenAt(body['created_at'], context.sandbox.clock.now());
  const replyOptions = kind === 'quick_reply' ? parseReplyOptions(body['reply_options']) : [];
  const attachments = parseAttachments(body);

  const part = addPart(context, conversation, {
    partType: kind,
    author,
    body: text === null ? null : htmlOfTeammate(text),
    createdAt,
    attachments,
    replyOptions,
  });
  if (kind === 'note') {
    reportConversation(context, 'conversation.admin.noted', conversation, part);
    return conversation;
  }
  conversation.waitingSince = null;
  noteContacted(context, conversation.contactIds, createdAt);
  // @assumed 13.5: What the operator bot answers fires conversation.operator.replied instead of conversation.admin.replied.
  const topic = author.type === 'bot' ? 'conversation.operator.replied' : 'conversation.admin.replied';
  reportConversation(context, topic, conversation, part);
  return conversation;
}
