import type { Conversation } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { presentListedConversation } from '../presenters/conversation.ts';
import { conversationFields, updatedAt } from './conversation-fields.ts';
import { parseFilter } from './filter.ts';
import { type Order, parseOrder, sorted } from './order.ts';
import { type PageRequest, pageOf, parsePage } from './page.ts';

type Fields = Record<string, unknown>;

/** @documented 6.6: Lists and searches of conversations give 20 rows by default and 150 at most. */
const perPageByDefault = 20;

/** @assumed 6.6: Without a sort, the conversation that changed last comes first. */
const latestFirst: Order<Conversation> = { field: updatedAt, descending: true };

/**
 * Answers `POST /conversations/search`.
 * @assumed 6.5: Conversation search has no lag: one is only known of contacts.
 * @throws IntercomError 400
 */
export function searchConversations(workspace: Workspace, body: Fields, version: ApiVersion) {
  const fields = conversationFields(workspace, version);
  const filter = parseFilter(body['query'], fields);
  const order = parseOrder(body['sort'], fields, latestFirst);
  const pagination = isPlainObject(body['pagination']) ? body['pagination'] : {};
  const request = parsePage(pagination['per_page'], pagination['starting_after'], perPageByDefault);
  const found = workspace.conversations.filter((conversation) => filter.matches(conversation));
  return listOf(workspace, found, order, request, version);
}

/** Answers `GET /conversations`. @throws IntercomError 400 */
export function listConversations(workspace: Workspace, query: Fields, version: ApiVersion) {
  const request = parsePage(query['per_page'], query['starting_after'], perPageByDefault);
  const asNumber = { ...request, perPageAsSent: request.perPage };
  return listOf(workspace, workspace.conversations, latestFirst, asNumber, version);
}

/** @documented 6.6: The rows of a conversation list are in conversations, and its type is conversation.list. */
function listOf(
  workspace: Workspace,
  found: readonly Conversation[],
  order: Order<Conversation>,
  request: PageRequest,
  version: ApiVersion,
) {
  const { rows, total_count, pages } = pageOf(sorted(found, order), order, request);
  return {
    type: 'conversation.list',
    pages,
    total_count,
    conversations: rows.map((conversation) => presentListedConversation(conversation, workspace, version)),
  };
}
