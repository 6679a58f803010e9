import type { IntercomClient } from 'intercom-client';
import { type Made, type Operation, kept } from './operation.ts';

const admin = { type: 'admin' as const, id: 814860 };

/** Conversations and messages, and the end of the tag. */
export const conversations = (client: IntercomClient, made: Made): Operation[] => [
  [
    'conversations.create',
    async () => {
      const answer = await client.conversations.create({ from: { type: 'user', id: made.user }, body: 'Hello' });
      kept(answer.conversation_id, (id) => (made.conversation = id));
      return answer.body;
    },
    'Hello',
  ],
  [
    'conversations.find',
    async () => {
      const found = await client.conversations.find({ conversation_id: made.conversation, display_as: 'plaintext' });
      return [found.state, found.source?.body];
    },
    ['open', 'Hello'],
  ],
  [
    'conversations.reply',
    async () => {
      const body = { message_type: 'comment' as const, type: 'admin' as const, admin_id: '814860', body: 'Hi' };
      const answer = await client.conversations.reply({ conversation_id: made.conversation, body });
      const last = answer.conversation_parts?.conversation_parts?.at(-1);
      kept(last?.id, (id) => (made.part = id));
      return last?.author?.name;
    },
    'Ana Moreira',
  ],
  [
    'conversations.update',
    async () => (await client.conversations.update({ conversation_id: made.conversation, read: true })).read,
    true,
  ],
  [
    'conversations.manage',
    async () => {
      const body = { message_type: 'close' as const, type: 'admin' as const, admin_id: '814860' };
      return (await client.conversations.manage({ conversation_id: made.conversation, body })).state;
    },
    'closed',
  ],
  [
    'tags.tagConversation',
    async () =>
      (await client.tags.tagConversation({ conversation_id: made.conversation, id: made.tag, admin_id: '814860' }))
        .name,
    'Sdk tag',
  ],
  [
    'tags.untagConversation',
    async () =>
      (
        await client.tags.untagConversation({
          conversation_id: made.conversation,
          tag_id: made.tag,
          admin_id: '814860',
        })
      ).id === made.tag,
    true,
  ],
  [
    'conversations.redactConversationPart',
    async () => {
      const request = {
        type: 'conversation_part' as const,
        conversation_id: made.conversation,
        conversation_part_id: made.part,
      };
      const answer = await client.conversations.redactConversationPart(request);
      return answer.conversation_parts?.conversation_parts?.find((one) => one.id === made.part)?.redacted;
    },
    true,
  ],
  ['conversations.list', async () => (await client.conversations.list({ per_page: 1 })).data.length, 1],
  [
    'conversations.search',
    async () => {
      const query = { field: 'id', operator: '=' as const, value: made.conversation };
      return (await client.conversations.search({ query })).data.map((one) => one.id === made.conversation);
    },
    [true],
  ],
  [
    'messages.create',
    async () => {
      const to = { type: 'user' as const, id: made.user };
      return (await client.messages.create({ message_type: 'inapp', body: 'Welcome', from: admin, to })).type;
    },
    'admin_message',
  ],
  [
    'conversations.deleteConversation',
    async () => (await client.conversations.deleteConversation({ conversation_id: Number(made.conversation) })).deleted,
    true,
  ],
  ['tags.delete', () => client.tags.delete({ tag_id: made.tag }), undefined],
];
