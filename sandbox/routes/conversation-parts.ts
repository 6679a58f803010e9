import { attachContact, detachContact } from '../actions/conversation-people.ts';
import { authorContextOfCall } from '../actions/author-context.ts';
import { getConversation } from '../actions/find-conversation.ts';
import { manageConversation, wakeConversations } from '../actions/manage-conversation.ts';
import { redactMessage } from '../actions/redact-conversation.ts';
import { replyToConversation } from '../actions/reply-to-conversation.ts';
import { getTaggedConversation, tagConversation, untagConversation } from '../actions/tag-conversation.ts';
import type { Contact } from '../entities/contact.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { presentConversation } from '../presenters/conversation.ts';
import { presentAppliedTag } from '../presenters/tag.ts';

const write = { scopes: ['write_conversations'] satisfies ApiRoute['scopes'], refusal: 403 as const };
/** @assumed 2.5: Tagging a conversation needs Write tags or Write conversations. */
const tag = { scopes: ['write_tags', 'write_conversations'] satisfies ApiRoute['scopes'], refusal: 403 as const };

/**
 * @documented 9: Adding or removing a participant answers with customers, of type user or lead.
 * @assumed 9: customers holds only the one who was added or removed.
 */
const presentCustomer = (contact: Contact) => ({ customers: [{ type: contact.role, id: contact.id }] });

/** Calls inside conversations: replies, state, participants, tags, redaction. */
export const conversationPartRoutes: ApiRoute[] = [
  {
    method: 'POST',
    url: '/conversations/:id/reply',
    ...write,
    known: {
      body: [
        'type',
        'message_type',
        'body',
        'admin_id',
        'intercom_user_id',
        'user_id',
        'email',
        'created_at',
        'attachment_urls',
        'attachment_files',
        'reply_options',
      ],
    },
    answer: (call, sandbox) => {
      wakeConversations(sandbox, call.workspace);
      const conversation = replyToConversation(authorContextOfCall(call, sandbox), call.param('id'), call.body);
      return presentConversation(conversation, call.workspace, call.version);
    },
  },
  {
    method: 'POST',
    url: '/conversations/:id/parts',
    ...write,
    known: { body: ['type', 'message_type', 'admin_id', 'assignee_id', 'body', 'snoozed_until'] },
    answer: (call, sandbox) => {
      wakeConversations(sandbox, call.workspace);
      const conversation = getConversation(call.workspace, call.param('id'));
      manageConversation(authorContextOfCall(call, sandbox), conversation, call.token.adminId, call.body);
      return presentConversation(conversation, call.workspace, call.version);
    },
  },
  {
    method: 'POST',
    url: '/conversations/:id/customers',
    ...write,
    known: { body: ['admin_id', 'customer'] },
    answer: (call, sandbox) => {
      const conversation = getConversation(call.workspace, call.param('id'));
      const context = authorContextOfCall(call, sandbox);
      return presentCustomer(attachContact(context, conversation, call.token.adminId, call.body, call.version));
    },
  },
  {
    method: 'DELETE',
    url: '/conversations/:id/customers/:contact_id',
    ...write,
    known: { body: ['admin_id'] },
    answer: (call, sandbox) => {
      const conversation = getConversation(call.workspace, call.param('id'));
      const adminId = call.body['admin_id'];
      return presentCustomer(
        detachContact(authorContextOfCall(call, sandbox), conversation, call.param('contact_id'), adminId),
      );
    },
  },
  {
    method: 'POST',
    url: '/conversations/:id/tags',
    ...tag,
    known: { body: ['id', 'admin_id'] },
    answer: (call, sandbox) => {
      const conversation = getTaggedConversation(call.workspace, call.param('id'));
      const adminId = adminOf(call.body, call.token.adminId);
      const { tag: given, applied } = tagConversation(
        authorContextOfCall(call, sandbox),
        conversation,
        call.body['id'],
        adminId,
      );
      return presentAppliedTag(given, applied);
    },
  },
  {
    method: 'DELETE',
    url: '/conversations/:id/tags/:tag_id',
    ...tag,
    known: { body: ['admin_id'] },
    answer: (call, sandbox) => {
      const conversation = getTaggedConversation(call.workspace, call.param('id'));
      const { tag: taken, applied } = untagConversation(
        authorContextOfCall(call, sandbox),
        conversation,
        call.param('tag_id'),
      );
      return presentAppliedTag(taken, applied);
    },
  },
  {
    method: 'POST',
    url: '/conversations/redact',
    ...write,
    known: { body: ['type', 'conversation_id', 'conversation_part_id', 'source_id'] },
    answer: (call, sandbox) =>
      presentConversation(redactMessage(authorContextOfCall(call, sandbox), call.body), call.workspace, call.version),
  },
];

/** @assumed 9: Tagging without admin_id is done by the token's admin. */
function adminOf(body: Record<string, unknown>, tokenAdminId: string): string {
  const { admin_id: id } = body;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : tokenAdminId;
}
