import {
  addOption,
  archiveConversationAttribute,
  archiveOption,
  changeConversationAttribute,
  conversationAttributesOf,
  createConversationAttribute,
  getConversationAttribute,
  renameOption,
} from '../actions/define-conversation-attribute.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { presentConversationAttribute } from '../presenters/conversation-attribute.ts';

/** @assumed 2.5: Conversation attributes need the permissions of conversations to read, of data attributes to write. */
const read = { scopes: ['read_conversations'] satisfies ApiRoute['scopes'], refusal: 403 as const };
const write = { scopes: ['write_data_attributes'] satisfies ApiRoute['scopes'], refusal: 403 as const };
const since = '2.16';
const fields = ['name', 'description', 'required', 'visible_to_team_ids', 'multiline', 'reference'];

/**
 * Conversation attributes.
 * @documented 5.2: Conversation attributes have calls of their own from 2.16 on.
 */
export const conversationAttributeRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/conversations/attributes',
    ...read,
    since,
    known: { query: ['include_archived'] },
    // @documented 5.2: Archived conversation attributes are left out unless include_archived=true.
    // @assumed 5.2: The newest comes first, as in the description's example.
    answer: ({ workspace, query }) => ({
      type: 'list',
      data: conversationAttributesOf(workspace)
        .filter(({ archived }) => !archived || query['include_archived'] === 'true')
        .toReversed()
        .map(presentConversationAttribute),
    }),
  },
  {
    method: 'POST',
    url: '/conversations/attributes',
    ...write,
    since,
    known: { body: [...fields, 'data_type', 'options'] },
    answer: ({ workspace, body, token }, sandbox) =>
      presentConversationAttribute(createConversationAttribute(sandbox, workspace, body, token.adminId)),
  },
  {
    method: 'GET',
    url: '/conversations/attributes/:id',
    ...read,
    since,
    answer: ({ workspace, param }) => presentConversationAttribute(getConversationAttribute(workspace, param('id'))),
  },
  {
    method: 'PUT',
    url: '/conversations/attributes/:id',
    ...write,
    since,
    known: { body: fields },
    answer: ({ workspace, param, body }, sandbox) =>
      presentConversationAttribute(changeConversationAttribute(sandbox, workspace, param('id'), body)),
  },
  {
    method: 'DELETE',
    url: '/conversations/attributes/:id',
    ...write,
    since,
    answer: ({ workspace, param }, sandbox) =>
      presentConversationAttribute(archiveConversationAttribute(sandbox, workspace, param('id'))),
  },
  {
    method: 'POST',
    url: '/conversations/attributes/:id/options',
    ...write,
    since,
    known: { body: ['label'] },
    answer: ({ workspace, param, body }, sandbox) =>
      presentConversationAttribute(addOption(sandbox, workspace, param('id'), body)),
  },
  {
    method: 'PUT',
    url: '/conversations/attributes/:id/options/:option_id',
    ...write,
    since,
    known: { body: ['label'] },
    answer: ({ workspace, param, body }, sandbox) => {
      const at = { id: param('id'), optionId: param('option_id') };
      return presentConversationAttribute(renameOption(sandbox, workspace, at, body));
    },
  },
  {
    method: 'DELETE',
    url: '/conversations/attributes/:id/options/:option_id',
    ...write,
    since,
    answer: ({ workspace, param }, sandbox) => {
      const at = { id: param('id'), optionId: param('option_id') };
      return presentConversationAttribute(archiveOption(sandbox, workspace, at));
    },
  },
];
