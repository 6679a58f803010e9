import { afterAll, beforeAll, expect, it } from 'vitest';
import { selectContactChanges } from '../../../src/integration/contacts/change-store.ts';
import { until } from '../../support/goodword.ts';
import { startMemoryPair, type MemoryPair } from '../../support/memory-crm/memory-pair.ts';
import { mergeContacts, type MemoryContact } from '../../support/memory-crm/memory-state.ts';
import { findSnapshot } from '../../../src/integration/contacts/find-snapshots.ts';

let both: MemoryPair;
let campaign: { campaignId: string; code: string };
let connectionId: string;

beforeAll(async () => {
  both = await startMemoryPair();
  campaign = await both.pair.campaign();
  connectionId = await both.connectMemory(campaign.campaignId);
  await both.saveMemoryTab(campaign.campaignId, {
    mapping: ['email', 'first_name', 'phone'].map((from) => ({
      type: 'dynamic',
      from,
      to: from === 'first_name' ? 'name' : from,
    })),
  });
});
afterAll(() => both.pair.close());

const rowsOf = (...ids: string[]) =>
  both.pair.crm.db.selectFrom('notifications').selectAll().where('notification_id', 'in', ids).execute();
/** What came of these, once all of them are handled. */
const outcomesOf = (...ids: string[]): Promise<string[]> =>
  until(
    async () => {
      const rows = await rowsOf(...ids);
      return rows.length === ids.length && rows.every((row) => row.handled_at) && rows.map((row) => row.outcome!);
    },
    `${ids.join(', ')} are handled`,
  );
const set = (contact: MemoryContact, values: MemoryContact['attributes']) => {
  Object.assign(contact.attributes, values);
  contact.updatedAt = new Date();
};
const qualified = (leadId: string) =>
  until(async () => (await both.pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies');
const keyOf = (contactId: string) => ({ workspaceId: both.pair.workspaceId, connectionId, contactId });
const linksOf = (leadId: string) =>
  both.pair.crm.db.selectFrom('crm_contacts').selectAll().where('subject_id', '=', leadId).execute();

it('a request with news of several accounts is stored for those that are connected', async () => {
  const { contact } = await both.sentLead(campaign, 'accounts@example.com');
  const news = { id: contact.id, property: 'name', value: 'Ann' };
  expect(await both.report([{ ...news, account: 'foreign' }])).toBe(404);
  expect(
    await both.report([
      { ...news, eventId: 'ours' },
      { ...news, account: 'foreign', eventId: 'theirs' },
    ]),
  ).toBe(200);
  expect(await outcomesOf('ours')).toEqual(['nothing watched changed']);
  expect(await rowsOf('theirs')).toEqual([]);
});

it('a request that is not signed, or not for this address, is refused and leaves nothing', async () => {
  expect(await both.report([{ id: 'm1', eventId: 'forged' }], 'wrong')).toBe(401);
  expect(await rowsOf('forged')).toEqual([]);
});

it('many news about one contact in one request are answered by one reading', async () => {
  const { leadId, contact } = await both.sentLead(campaign, 'many@example.com');
  set(contact, { name: 'Max', signed_up: true });
  const before = both.state.read.length;
  const at = Date.now() + 5_000;
  await both.report([
    { id: contact.id, eventId: 'many-1', property: 'name', value: 'Max', at },
    { id: contact.id, eventId: 'many-2', property: 'signed_up', value: true, at },
    { id: contact.id, eventId: 'many-3', property: 'name', value: 'Max', at },
  ]);
  await qualified(leadId);
  await outcomesOf('many-1', 'many-2', 'many-3');
  expect(both.state.read.slice(before).length).toBeLessThan(3);
});

it('a change that our own app made is not read', async () => {
  const { contact } = await both.sentLead(campaign, 'own@example.com');
  const before = both.state.read.length;
  await both.report([{ id: contact.id, eventId: 'own', property: 'name', value: 'Other', source: 'our_app' }]);
  expect(await outcomesOf('own')).toEqual(['what we wrote ourselves']);
  expect(both.state.read.slice(before)).not.toContain(contact.id);
});

it('a named value that we wrote is an echo, unless the CRM says that a user set it', async () => {
  const { contact } = await both.sentLead(campaign, 'echo@example.com');
  const named = { id: contact.id, property: 'email', value: 'echo@example.com' };
  await both.report([{ ...named, eventId: 'echo' }]);
  expect(await outcomesOf('echo')).toEqual(['what we wrote ourselves']);
  await both.report([{ ...named, eventId: 'by-user', source: 'user' }]);
  expect(await outcomesOf('by-user')).toEqual(['nothing watched changed']);
});

it('news about a deal qualifies the lead whose contact belongs to it', async () => {
  const { leadId, contact } = await both.sentLead(campaign, 'deal@example.com');
  both.state.things.set('deal d1', ['m-stranger', contact.id]);
  set(contact, { signed_up: true });
  await both.report([{ type: 'deal', id: 'd1', eventId: 'deal', property: 'stage', value: 'won' }]);
  await qualified(leadId);
  expect(await outcomesOf('deal')).toEqual(['a lead qualified']);
});

it('news about a company without contacts of ours ends as that', async () => {
  both.state.things.set('company c1', ['m-stranger']);
  await both.report([{ type: 'company', id: 'c1', eventId: 'company', property: 'size', value: 7 }]);
  expect(await outcomesOf('company')).toEqual(['not one of our people']);
});

it('two contacts that were merged into a third are followed to it', async () => {
  const one = await both.sentLead(campaign, 'merge-one@example.com');
  const other = await both.sentLead(campaign, 'merge-other@example.com');
  const newId = mergeContacts(both.state, one.contact.id, other.contact.id);
  await both.report([{ id: one.contact.id, eventId: 'merge', became: 'merged', mergedIds: [other.contact.id], newId }]);
  await outcomesOf('merge');
  for (const { leadId, contact } of [one, other]) {
    const links = await linksOf(leadId);
    expect(links.find((link) => link.contact_id === contact.id)).toMatchObject({ state: 'merged', merged_into: newId });
    expect(links.find((link) => link.contact_id === newId)).toMatchObject({ state: 'active', known_by: 'merged' });
  }
  const merged = both.state.contacts.get(newId)!;
  set(merged, { signed_up: true });
  await both.report([{ id: newId, property: 'signed_up', value: true }]);
  await Promise.all([qualified(one.leadId), qualified(other.leadId)]);
});

it('a merge into a third is followed when only a later merge of that one is reported', async () => {
  const one = await both.sentLead(campaign, 'chain-one@example.com');
  const other = await both.sentLead(campaign, 'chain-other@example.com');
  const last = await both.sentLead(campaign, 'chain-last@example.com');
  const middleId = mergeContacts(both.state, one.contact.id, other.contact.id);
  const lastId = mergeContacts(both.state, middleId, last.contact.id);
  await both.report([
    { id: middleId, eventId: 'chain-2', became: 'merged', mergedIds: [last.contact.id], newId: lastId },
    { id: one.contact.id, eventId: 'chain-1', became: 'merged', mergedIds: [other.contact.id], newId: middleId },
  ]);
  await outcomesOf('chain-1', 'chain-2');
  for (const { leadId } of [one, other, last]) {
    expect((await linksOf(leadId)).map((link) => [link.contact_id, link.state])).toContainEqual([lastId, 'active']);
  }
});

it('a contact that was deleted is in use again once it is restored', async () => {
  const { leadId, contact } = await both.sentLead(campaign, 'restored@example.com');
  contact.archived = true;
  await both.report([{ id: contact.id, eventId: 'deleted', became: 'deleted' }]);
  await outcomesOf('deleted');
  expect(await linksOf(leadId)).toMatchObject([{ state: 'deleted' }]);
  contact.archived = false;
  await both.report([{ id: contact.id, eventId: 'restored', became: 'restored' }]);
  await outcomesOf('restored');
  expect(await linksOf(leadId)).toMatchObject([{ state: 'active' }]);
});

it('of a contact that was erased in the CRM nothing that was read is kept', async () => {
  const { db } = both.pair.crm;
  const { leadId, contact } = await both.sentLead(campaign, 'erased@example.com');
  const { length: changes } = await selectContactChanges(db, keyOf(contact.id));
  expect(changes).toBeGreaterThan(0);
  both.state.contacts.delete(contact.id);
  await both.report([{ id: contact.id, eventId: 'erased', became: 'erased' }]);
  await outcomesOf('erased');
  expect(await linksOf(leadId)).toMatchObject([{ state: 'deleted' }]);
  expect(await selectContactChanges(db, keyOf(contact.id))).toEqual([]);
  expect(await findSnapshot(db, keyOf(contact.id))).toBeUndefined();
  const { items } = (await both.pair.api('GET', '/events?type=contact.erased')).body;
  expect(items).toMatchObject([{ evidence: { contact_id: contact.id, table: 'contact_changes', rows: changes } }]);
});

it('only the attributes that a report names count as changed at its time', async () => {
  const { contact } = await both.sentLead(campaign, 'times@example.com');
  const at = Date.now() - 60_000;
  set(contact, { name: 'Nina', phone: '+44 20' });
  await both.report([{ id: contact.id, eventId: 'times', property: 'name', value: 'Nina', at, source: 'user' }]);
  await outcomesOf('times');
  const changes = await selectContactChanges(both.pair.crm.db, keyOf(contact.id));
  const basisOf = (field: string) => changes.findLast((change) => change.field === field);
  expect(basisOf('contact.name')).toMatchObject({ changedAtBasis: 'reported', changedAt: new Date(at) });
  expect(basisOf('contact.phone')).toMatchObject({ changedAtBasis: 'updated', changedAt: contact.updatedAt });
});
