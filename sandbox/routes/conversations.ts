import { authorContextOfCall } from '../actions/author-context.ts';
import { getConversation } from '../actions/find-conversation.ts';
import { wakeConversations } from '../actions/manage-conversation.ts';
import { startConversation } from '../actions/start-conversation.ts';
import { deleteConversation, updateConversation } from '../actions/update-conversation.ts';
import type { Sandbox } from '../context.ts';
import type { Conversation } from '../entities/conversation.ts';
import type { ApiCall, ApiRoute } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { presentConversation } from '../presenters/conversation.ts';
import { presentUserMessage } from '../presenters/message.ts';
import { listDeletedConversations } from '../search/list-deleted-conversations.ts';
import { listConversations, searchConversations } from '../search/search-conversations.ts';

/**
 * @documented 2.5: Conversations need Read conversations or Write conversations.
 * @assumed 2.5: A token without them is answered 403 forbidden by the calls about conversations.
 */
const read = { scopes: ['read_conversations'] satisfies ApiRoute['scopes'], refusal: 403 as const };
const write = { scopes: ['write_conversations'] satisfies ApiRoute['scopes'], refusal: 403 as const };

/** Ends due snoozes before anything is read. */
function upToDate({ workspace, param }: ApiCall, sandbox: Sandbox): Conversation {
  wakeConversations(sandbox, workspace);
  return getConversation(workspace, param('id'));
}

/** Whole conversations; the calls inside them are in conversation-parts.ts. */
export const conversationRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/conversations',
    ...read,
    known: { query: ['per_page', 'starting_after'] },
    answer: ({ workspace, query, version }, sandbox) => {
      wakeConversations(sandbox, workspace);
      return listConversations(workspace, query, version);
    },
  },
  {
    method: 'POST',
    url: '/conversations/search',
    ...read,
    known: { body: ['query', 'pagination', 'sort'] },
    answer: ({ workspace, body, version }, sandbox) => {
      wakeConversations(sandbox, workspace);
      return searchConversations(workspace, body, version);
    },
  },
  {
    method: 'GET',
    url: '/conversations/deleted',
    ...read,
    // @assumed 3: The list of deleted conversations exists from 2.16 on; before, 400 intercom_version_invalid is documented.
    since: '2.16',
    known: { query: ['page', 'per_page', 'order'] },
    answer: ({ workspace, query, baseUrl }) => listDeletedConversations(workspace, query, baseUrl),
  },
  {
    method: 'POST',
    url: '/conversations',
    ...write,
    known: { body: ['from', 'body', 'subject', 'attachment_urls', 'created_at'] },
    answer: (call, sandbox) => presentUserMessage(startConversation(authorContextOfCall(call, sandbox), call.body)),
  },
  {
    method: 'GET',
    url: '/conversations/:id',
    ...read,
    known: { query: ['display_as'] },
    answer: (call, sandbox) =>
      presentConversation(upToDate(call, sandbox), call.workspace, call.version, call.query['display_as']),
  },
  {
    method: 'PUT',
    url: '/conversations/:id',
    ...write,
    known: { query: ['display_as'], body: ['read', 'title', 'custom_attributes'] },
    answer: (call, sandbox) => {
      const conversation = upToDate(call, sandbox);
      updateConversation(authorContextOfCall(call, sandbox), conversation, call.body);
      return presentConversation(conversation, call.workspace, call.version, call.query['display_as']);
    },
  },
  {
    method: 'DELETE',
    url: '/conversations/:id',
    ...write,
    known: { query: ['retain_metrics'] },
    answer: (call, sandbox) => {
      const conversation = upToDate(call, sandbox);
      const retain = retainsMetrics(call);
      deleteConversation(authorContextOfCall(call, sandbox), conversation, retain);
      return { id: conversation.id, object: 'conversation', deleted: true };
    },
  },
];

/** @documented 2.5: Deleting a conversation with its metrics (retain_metrics=false) needs the scope delete_conversations_and_metrics. */
function retainsMetrics({ query, token }: ApiCall): boolean {
  if (query['retain_metrics'] !== 'false') return true;
  const scope = 'delete_conversations_and_metrics';
  if (token.scopes.includes(scope)) return false;
  throw new IntercomError(403, 'forbidden', `You do not have the required scope (${scope}) to access this resource`);
}
