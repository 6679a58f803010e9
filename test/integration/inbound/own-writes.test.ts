import { afterAll, beforeAll, expect, it } from 'vitest';
import { topics } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { intercomWebhooks } from '../../support/intercom-webhooks.ts';
import { startSendingPair, type SendingPair } from '../../support/sending-pair.ts';

// Intercom reports our own writes; a call for each would cost a third of what it allows.

let sending: SendingPair;

beforeAll(async () => {
  sending = await startSendingPair();
  const { control, clientId } = sending.pair.intercom;
  const tagTopics = ['contact.user.tag.created', 'contact.user.tag.deleted'];
  await control('POST', `apps/${clientId}`, { topics: [...topics, ...tagTopics] });
  const mark = { tag: 'Referred', note: false, company: true };
  await sending.pair.saveLeadsTab(sending.campaignId, { mark });
  // the report of the first write comes after the last
  await control('POST', 'webhooks/switches', { delay_ms: 1_500 });
});
afterAll(() => sending.pair.close());

const readings = async () =>
  (await sending.pair.intercom.control('GET', 'requests?method=GET&limit=1000')).body.requests.filter(
    ({ path }: { path: string }) => path.startsWith('/contacts/'),
  );

it('reads no contact because of its own writes, and one whose tag a teammate takes away', async () => {
  const { pair, campaignId, code } = sending;
  const { handled } = intercomWebhooks(pair);
  const contactIds: string[] = [];
  for (const address of ['one@example.com', 'two@example.com', 'three@example.com']) {
    contactIds.push((await pair.delivered(await pair.joinAsLead(campaignId, code, address))).contact_id);
  }
  const before = (await readings()).length;
  const outcomes = (await handled()).map(({ outcome }) => outcome);
  expect(new Set(outcomes)).toEqual(new Set(['what we wrote ourselves']));
  expect((await readings()).length).toBe(before);

  const { data: tags } = (await pair.intercom.call('GET', `/contacts/${contactIds[0]}/tags`)).body;
  await pair.intercom.call('DELETE', `/contacts/${contactIds[0]}/tags/${tags[0].id}`);
  const changes = () =>
    pair.crm.db
      .selectFrom('contact_changes')
      .select(['new_value', 'source'])
      .where('contact_id', '=', contactIds[0]!)
      .where('field', '=', `tag:${tags[0].id}`)
      .orderBy('position', 'desc')
      .executeTakeFirst();
  await until(async () => (await changes())?.new_value === null, 'the change is seen');
  expect(await changes()).toMatchObject({ source: 'webhook' });
});
