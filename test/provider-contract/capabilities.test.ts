import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CrmCapabilities } from '../../src/integration/provider/capabilities.ts';
import { startMemoryPair, type MemoryPair } from '../support/memory-crm/memory-pair.ts';
import { memoryTraits } from '../support/memory-crm/memory-traits.ts';

let both: MemoryPair;
let campaign: { campaignId: string; code: string };
let connectionId: string;
const declared = { ...memoryTraits.capabilities };

beforeAll(async () => {
  both = await startMemoryPair();
  campaign = await both.pair.campaign();
  connectionId = await both.connectMemory(campaign.campaignId);
  await both.saveMemoryTab(campaign.campaignId);
});
afterAll(() => both.pair.close());
afterEach(() => void Object.assign(memoryTraits.capabilities, declared));

/** The CRM declares something else until the end of the test. */
const declare = (change: Partial<CrmCapabilities>) => void Object.assign(memoryTraits.capabilities, change);
const check = async (settings: Record<string, unknown>) => {
  const panel = await both.pair.ok('GET', `/campaigns/${campaign.campaignId}/integrations/memory`);
  const path = `/campaigns/${campaign.campaignId}/integrations/memory/leads/check`;
  const { problems } = await both.pair.ok('POST', path, { ...panel.tabs.leads.settings, ...settings });
  return problems as { path: string; sentence: string }[];
};

it.each([
  ['labels', { labels: false }, { mark: { tag: 'Referred', note: false, company: false } }, 'mark.tag'],
  ['companies', { companies: false }, { mark: { tag: null, note: false, company: true } }, 'mark.company'],
  ['events', { events: false }, { events: true }, 'events'],
] as const)('settings may ask for %s only where the CRM has them', async (what, lacks, settings, path) => {
  expect(await check(settings)).toEqual([]);
  declare(lacks);
  expect(await check(settings)).toMatchObject([
    { path, sentence: `Memory CRM has no ${what}: choose something else.` },
  ]);
});

it('an import is offered the labels and segments that the CRM has, and refused without them', async () => {
  both.state.labels.set('vip', 'VIP');
  both.state.segments.set('s1', { name: 'Some', members: [] });
  const sources = () => both.pair.ok('GET', `/campaigns/${campaign.campaignId}/import-sources`);
  const count = async () =>
    both.pair.api('POST', `/campaigns/${campaign.campaignId}/import-sources/count`, {
      selection: { tag_ids: ['vip'] },
    });
  expect(await sources()).toMatchObject({ tags: [{ name: 'VIP' }], segments: [{ name: 'Some' }] });
  expect((await count()).body).toEqual({ total: 0 });
  declare({ labels: false, segments: 'none' });
  expect(await sources()).toMatchObject({ tags: [], segments: [] });
  const { status, body } = await count();
  expect([status, body.errors]).toEqual([
    422,
    [{ path: 'selection.tag_ids', message: 'Memory CRM has no labels: leave them out.' }],
  ]);
});

it('the name of a new attribute is as long as the CRM allows', async () => {
  const create = (length: number) =>
    both.pair.api('POST', `/connections/${connectionId}/attributes`, { name: 'n'.repeat(length), type: 'string' });
  expect((await create(100)).status).toBe(201);
  const { status, body } = await create(101);
  expect([status, body.errors?.[0]?.path]).toEqual([422, 'name']);
  expect(body.detail).toContain('In Memory CRM a name has at most 100 characters: shorten it.');
});

it('an undo that archives says so where it cannot be reversed', async () => {
  const { leadId } = await both.sentLead(campaign, 'undo@example.com');
  const { id } = await both.pair.deliveryOf(leadId);
  const dryRun = async () => (await both.pair.ok('GET', `/deliveries/${id}/undo`)).message as string;
  expect(await dryRun()).toContain('Memory CRM does not let Goodword restore it later.');
  declare({ canRestore: true });
  expect(await dryRun()).toBe('The contact that Goodword created in Memory CRM is archived.');
});
