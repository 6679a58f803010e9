import type { IntercomClient } from 'intercom-client';
import { type Made, type Operation, kept, named } from './operation.ts';

/** The client's type is that of a summary; the answer is a list of whole events. */
interface Listed {
  events: { event_name: string }[];
}

/** What belongs to a contact: attributes, tags, notes, subscriptions, segments, events. */
export const aroundPeople = (client: IntercomClient, made: Made): Operation[] => [
  [
    'dataAttributes.create',
    async () => {
      // A variable of its own, because the client's type forgets name and model.
      const definition = { name: 'sdk_seats', model: 'contact', data_type: 'integer' as const };
      const answer = await client.dataAttributes.create(definition);
      kept(answer.id, (id) => (made.attribute = id));
      return answer.full_name;
    },
    'custom_attributes.sdk_seats',
  ],
  [
    'dataAttributes.update',
    async () => {
      const body = { description: 'Chairs', archived: false };
      return (await client.dataAttributes.update({ data_attribute_id: made.attribute, body })).description;
    },
    'Chairs',
  ],
  [
    'dataAttributes.list',
    async () => named((await client.dataAttributes.list({ model: 'contact' })).data).includes('sdk_seats'),
    true,
  ],
  [
    'tags.create',
    async () => {
      const answer = await client.tags.create({ name: 'Sdk tag' });
      kept(answer.id, (id) => (made.tag = id));
      return answer.name;
    },
    'Sdk tag',
  ],
  ['tags.list', async () => named((await client.tags.list()).data).includes('Sdk tag'), true],
  ['tags.find', async () => (await client.tags.find({ tag_id: made.tag })).name, 'Sdk tag'],
  [
    'tags.tagContact',
    async () => (await client.tags.tagContact({ contact_id: made.user, id: made.tag })).id === made.tag,
    true,
  ],
  [
    'contacts.listAttachedTags',
    async () => named((await client.contacts.listAttachedTags({ contact_id: made.user })).data),
    ['Sdk tag'],
  ],
  [
    'tags.untagContact',
    async () => {
      await client.tags.untagContact({ contact_id: made.user, tag_id: made.tag });
      return (await client.contacts.find({ contact_id: made.user })).tags?.total_count;
    },
    0,
  ],
  [
    'notes.create',
    async () => {
      const answer = await client.notes.create({ contact_id: made.user, body: 'Called' });
      kept(answer.id, (id) => (made.note = id));
      return answer.body;
    },
    '<p>Called</p>',
  ],
  ['notes.find', async () => (await client.notes.find({ note_id: Number(made.note) })).author?.id, '814860'],
  [
    'notes.list',
    async () => (await client.notes.list({ contact_id: made.user })).data.map((one) => one.id === made.note),
    [true],
  ],
  [
    'subscriptionTypes.list',
    async () => {
      const { data } = await client.subscriptionTypes.list();
      kept(data?.[0]?.id, (id) => (made.subscription = id));
      return data?.length;
    },
    3,
  ],
  [
    'contacts.attachSubscription',
    async () => {
      const choice = { contact_id: made.user, id: made.subscription, consent_type: 'opt_in' };
      return (await client.contacts.attachSubscription(choice)).id === made.subscription;
    },
    true,
  ],
  [
    'contacts.listAttachedSubscriptions',
    async () => (await client.contacts.listAttachedSubscriptions({ contact_id: made.user })).data?.length,
    1,
  ],
  [
    'contacts.detachSubscription',
    async () => {
      await client.contacts.detachSubscription({ contact_id: made.user, subscription_id: made.subscription });
      return (await client.contacts.listAttachedSubscriptions({ contact_id: made.user })).data?.length;
    },
    0,
  ],
  ['segments.list', async () => named((await client.segments.list()).segments).includes('Signed up'), true],
  [
    'segments.find',
    async () => {
      const [segment] = (await client.segments.list()).segments ?? [];
      return (await client.segments.find({ segment_id: segment?.id ?? '' })).person_type;
    },
    'user',
  ],
  [
    'contacts.listAttachedSegments',
    async () => (await client.contacts.listAttachedSegments({ contact_id: made.user })).data?.length,
    0,
  ],
  [
    'events.create',
    () =>
      client.events.create({ id: made.user, event_name: 'sdk-joined', created_at: Math.floor(Date.now() / 1000) - 60 }),
    undefined,
  ],
  [
    'events.list',
    async () =>
      ((await client.events.list({ type: 'user', intercom_user_id: made.user })) as unknown as Listed).events.map(
        (event) => event.event_name,
      ),
    ['sdk-joined'],
  ],
  [
    'events.summaries',
    () => client.events.summaries({ user_id: 'sdk-1', event_summaries: { event_name: 'sdk-joined', count: 5 } }),
    undefined,
  ],
];
