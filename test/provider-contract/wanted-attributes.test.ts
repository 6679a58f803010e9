import { afterAll, beforeAll, expect, it } from 'vitest';
import { replayChanges } from '../../src/integration/contacts/change-rules.ts';
import { selectContactChanges } from '../../src/integration/contacts/change-store.ts';
import { findSnapshot } from '../../src/integration/contacts/find-snapshots.ts';
import { until } from '../support/goodword.ts';
import { startMemoryPair, type MemoryPair } from '../support/memory-crm/memory-pair.ts';
import type { MemoryContact } from '../support/memory-crm/memory-state.ts';

// The CRM answers only with the attributes that it is asked for.

let both: MemoryPair;
let campaign: { campaignId: string; code: string };
let connectionId: string;
const onPlan = { method: 'attribute', property: 'plan', target: 'pro' };

beforeAll(async () => {
  both = await startMemoryPair();
  campaign = await both.pair.campaign();
  connectionId = await both.connectMemory(campaign.campaignId);
  const standard = { type: 'string' as const, options: null, custom: true, writable: true };
  for (const name of ['plan', 'salary']) {
    both.state.attributes.set(name, { ...standard, name, label: name, fullName: name });
  }
});
afterAll(() => both.pair.close());

const keyOf = ({ id }: MemoryContact) => ({ workspaceId: both.pair.workspaceId, connectionId, contactId: id });
const knownOf = (contact: MemoryContact) => findSnapshot(both.pair.crm.db, keyOf(contact));
const set = (contact: MemoryContact, values: MemoryContact['attributes']) => {
  Object.assign(contact.attributes, values);
  contact.updatedAt = new Date();
};
let reports = 0;
/** Reports that the name changed, and waits until that is handled. @returns what came of it */
async function report(contact: MemoryContact, property = 'name'): Promise<string> {
  const eventId = `wanted-${(reports += 1)}`;
  await both.report([{ id: contact.id, eventId, property, value: contact.attributes[property] ?? null }]);
  const find = () =>
    both.pair.crm.db.selectFrom('notifications').selectAll().where('notification_id', '=', eventId).executeTakeFirst();
  return until(async () => {
    const row = await find();
    return row?.handled_at && row.outcome;
  }, `${eventId} is handled`);
}

it('readings show what is mapped, watched and our own, and nothing else', async () => {
  await both.saveMemoryTab(campaign.campaignId, { qualification: onPlan });
  const { leadId, contact } = await both.sentLead(campaign, 'wanted@example.com');
  set(contact, { plan: 'pro', salary: '100', name: 'Willa' });
  expect(await report(contact, 'plan')).toBe('a lead qualified');
  expect((await both.pair.leadOf(leadId)).state).toBe('Qualified');
  const { values, names } = (await knownOf(contact))!.observation.attributes;
  expect(values).toMatchObject({ plan: 'pro', name: 'Willa', goodword_id: leadId });
  expect(values).not.toHaveProperty('salary');
  expect(names).toEqual(expect.arrayContaining(['plan', 'name', 'email', 'goodword_campaign']));
});

it('an attribute that was never read is no change when a rule begins to watch it', async () => {
  await both.saveMemoryTab(campaign.campaignId);
  const { leadId, contact } = await both.sentLead(campaign, 'later-rule@example.com');
  contact.createdAt = new Date(Date.now() - 86_400_000);
  set(contact, { plan: 'pro' });
  await report(contact);
  expect((await knownOf(contact))!.observation.attributes.values).not.toHaveProperty('plan');

  await both.saveMemoryTab(campaign.campaignId, { qualification: onPlan });
  set(contact, { name: 'Lena' });
  await report(contact);
  expect((await both.pair.timelineOf(leadId)).map(({ type }) => type)).not.toContain('contact.changed');
  const changes = await selectContactChanges(both.pair.crm.db, keyOf(contact));
  expect(changes.filter(({ field }) => field === 'contact.plan')).toEqual([]);
  expect(changes.filter(({ field }) => field === '*').at(-1)?.new).toEqual({ attributes: { plan: 'pro' } });
  expect(replayChanges(changes).attributes?.values).toMatchObject({ plan: 'pro', name: 'Lena' });

  set(contact, { plan: 'free' });
  expect(await report(contact, 'plan')).toBe('a watched attribute changed');
  set(contact, { plan: 'pro' });
  expect(await report(contact, 'plan')).toBe('a lead qualified');
});

it('an undo sees every attribute, so that what a teammate added is not archived away', async () => {
  await both.saveMemoryTab(campaign.campaignId);
  const { leadId, contact } = await both.sentLead(campaign, 'undone@example.com');
  const { id } = await both.pair.deliveryOf(leadId);
  const dryRun = async () => (await both.pair.ok('GET', `/deliveries/${id}/undo`)).does as string;
  expect(await dryRun()).toBe('archive');
  set(contact, { salary: '100' });
  expect(await dryRun()).toBe('refuse');
});
