import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pollConnection } from '../../../src/integration/reconcile/polling/poll-connection.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { topics, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let connectionId: string;

beforeAll(async () => {
  ({ pair, campaignId, code, connectionId } = await startSendingPair());
});
afterAll(() => pair.close());

const listen = (isOn: boolean) =>
  pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, {
    webhook_url: isOn ? `${pair.url}/hooks/intercom` : null,
    topics: [...topics, 'contact.user.tag.created', 'contact.user.tag.deleted'],
  });
const tag = async (name: string) => (await pair.intercom.call('POST', '/tags', { name })).body.id as string;
const putTag = (contactId: string, id: string) => pair.intercom.call('POST', `/contacts/${contactId}/tags`, { id });
const takeTag = (contactId: string, id: string) => pair.intercom.call('DELETE', `/contacts/${contactId}/tags/${id}`);
const sent = async (address: string): Promise<string> =>
  (await pair.delivered(await pair.joinAsLead(campaignId, code, address))).contact_id;
const snapshotOf = (contactId: string) =>
  pair.crm.db.selectFrom('crm_snapshots').selectAll().where('contact_id', '=', contactId).executeTakeFirstOrThrow();
const tagsOf = async (contactId: string) => (await snapshotOf(contactId)).tag_ids as string[];
const outcomesOf = async (contactId: string) => {
  const rows = await pair.crm.db
    .selectFrom('notifications')
    .select(['topic', 'outcome', 'handled_at'])
    .where('body', 'like', `%${contactId}%`)
    .orderBy('received_at')
    .execute();
  return rows.every((row) => row.handled_at) && rows.map(({ topic, outcome }) => `${topic}: ${outcome}`);
};
const poll = () =>
  until(
    async () =>
      (await workOn(pair.crm, pollConnection(pair.crm), { workspaceId: pair.workspaceId, connectionId })) === 'over',
    'a polling',
  );

describe('a change of tags alone', () => {
  it('is no echo when it is reported right after a write of ours', async () => {
    await listen(true);
    const contactId = await sent('tag-webhook@example.com');
    const created = 'contact.user.created: what we wrote ourselves';
    await until(async () => (await outcomesOf(contactId)).toString() === created, 'the echo of our write is dropped');
    expect(await snapshotOf(contactId)).toMatchObject({ ours: true, tag_ids: [], companies: [] });
    const vip = await tag('VIP');
    await putTag(contactId, vip);
    expect(await until(async () => (await tagsOf(contactId)).length && tagsOf(contactId), 'the tag')).toEqual([vip]);
    const handled = 'contact.user.tag.created: nothing watched changed';
    await until(
      async () => (await outcomesOf(contactId)).toString().includes(handled),
      'the report of the tag is handled',
    );
    await takeTag(contactId, vip);
    await until(async () => (await tagsOf(contactId)).length === 0, 'the tag is gone again');
  });

  it('is taken by polling although the attributes are the same', async () => {
    await listen(false);
    const contactId = await sent('tag-polling@example.com');
    await poll();
    const before = await snapshotOf(contactId);
    const beta = await tag('Beta');
    await putTag(contactId, beta);
    await poll();
    const after = await snapshotOf(contactId);
    expect(after.attributes).toEqual(before.attributes);
    expect([before.tag_ids, after.tag_ids]).toEqual([[], [beta]]);
    await takeTag(contactId, beta);
    await poll();
    expect(await tagsOf(contactId)).toEqual([]);
  });

  it('is seen on a contact with more tags than its answer shows', async () => {
    await listen(false);
    const contactId = await sent('many-tags@example.com');
    for (let number = 1; number <= 11; number += 1) await putTag(contactId, await tag(`Tag ${number}`));
    await poll();
    expect(await tagsOf(contactId)).toHaveLength(11);
    await putTag(contactId, await tag('Tag 12'));
    await poll();
    expect(await tagsOf(contactId)).toHaveLength(12);
  });
});

describe('what a push puts on a contact', () => {
  it('is known with the push', async () => {
    await listen(false);
    await pair.saveLeadsTab(campaignId, { mark: { tag: 'Referred', note: false, company: true } });
    const leadId = await pair.joinAsLead(campaignId, code, 'marked@example.com');
    const { contact_id: contactId } = await pair.delivered(leadId);
    const contact = (await pair.intercom.call('GET', `/contacts/${contactId}`)).body;
    const ids = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
    expect(await snapshotOf(contactId)).toMatchObject({
      ours: true,
      tag_ids: ids(contact.tags),
      companies: ids(contact.companies).map((id) => ({ id })),
    });
    expect(ids(contact.tags)).toHaveLength(1);
  });
});
