import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';

let intercom: Harness;
let userId: string;
const asAdmin = { type: 'admin', admin_id: '814860' };

beforeAll(async () => {
  intercom = await startHarness({ settings: { indexLagMs: 0 } });
  userId = (await intercom.call('POST', '/contacts', { email: 'asker@example.com' })).body.id;
});
afterAll(() => intercom.close());

const begin = async (): Promise<string> =>
  (await intercom.call('POST', '/conversations', { from: { type: 'user', id: userId }, body: 'Hi' })).body
    .conversation_id;
const manage = (id: string, body: object) => intercom.call('POST', `/conversations/${id}/parts`, body);

test('closing adds no teammate, and closing again another part', async () => {
  const id = await begin();
  await manage(id, { ...asAdmin, message_type: 'close' });
  const { body } = await manage(id, { ...asAdmin, message_type: 'close' });
  expect(body.teammates).toBeNull();
  const parts = body.conversation_parts.conversation_parts;
  expect(parts.map(({ part_type }: { part_type: string }) => part_type)).toEqual(['close', 'close']);
  expect(parts[0].author).toMatchObject({ from_ai_agent: false, is_ai_answer: false });
});

test('tagging adds a part, topics are a list, and a person without an address has an empty one', async () => {
  const { body: nameless } = await intercom.call('POST', '/contacts', { role: 'lead', name: 'No address' });
  const { body: begun } = await intercom.call('POST', '/conversations', {
    from: { type: 'lead', id: nameless.id },
    body: 'Hi',
  });
  const { body: tag } = await intercom.call('POST', '/tags', { name: 'Seen' });
  const path = `/conversations/${begun.conversation_id}`;
  await intercom.call('POST', `${path}/tags`, { id: tag.id, admin_id: '814860' });
  const { body } = await intercom.call('GET', path);
  expect(body.conversation_parts.conversation_parts).toMatchObject([
    { part_type: 'conversation_tags_updated', tags: [{ name: 'Seen' }] },
  ]);
  expect(body.topics).toEqual({ type: 'topic.list', topics: [], total_count: 0 });
  expect(body.source.author).toMatchObject({ type: 'lead', email: '' });
});
