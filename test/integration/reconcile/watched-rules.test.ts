import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { watchConnection } from '../../../src/integration/reconcile/warnings/probe-connections.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
});
afterAll(() => pair.close());

beforeEach(async () => {
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});

const watch = async () => {
  const { items } = await pair.ok('GET', '/connections');
  await watchConnection(pair.crm, { workspaceId: pair.workspaceId, connectionId: items[0].id });
};
const lasting = async () =>
  (await pair.ok('GET', '/connection-warnings')).items
    .filter(({ resolved_at: at }: { resolved_at: string | null }) => at === null)
    .map((warning: { code: string }) => warning.code);
async function archive(archived: boolean) {
  const { data } = (await pair.intercom.call('GET', '/data_attributes?model=contact&include_archived=true')).body;
  const { id } = data.find(({ name }: { name: string }) => name === 'Stage');
  const answer = await pair.intercom.call('PUT', `/data_attributes/${id}`, { archived });
  expect(answer.status).toBe(200);
}
const attention = () => pair.ok('GET', `/reports/attention?campaign_id=${campaignId}`);

it('an attribute of the rule that was archived is warned of, said on the lead, and over when it is back', async () => {
  await pair.intercom.call('POST', '/data_attributes', { name: 'Stage', model: 'contact', data_type: 'string' });
  const qualification = { method: 'attribute', property: 'custom_attributes.Stage', target: 'Won' };
  await pair.saveLeadsTab(campaignId, { qualification });
  const leadId = await pair.joinAsLead(campaignId, code, 'ben@example.com');
  await pair.delivered(leadId);
  await watch();
  expect(await lasting()).not.toContain('rule_attribute_gone');
  expect(await attention()).toEqual({ count: 0, items: [] });
  await archive(true);
  await watch();
  expect(await lasting()).toContain('rule_attribute_gone');
  expect((await pair.leadOf(leadId)).qualification).toMatchObject({ status: 'attribute_gone', action: 'settings' });
  expect(await attention()).toMatchObject({
    count: 1,
    items: [{ code: 'rule_attribute_gone', sentence: expect.stringContaining('“Stage”'), action: 'settings' }],
  });
  await archive(false);
  await watch();
  expect(await lasting()).not.toContain('rule_attribute_gone');
  expect((await pair.leadOf(leadId)).qualification.status).toBe('waiting');
  expect(await attention()).toEqual({ count: 0, items: [] });
});

it('what was given up is warned of, counted for the campaign, and over when it was sent', async () => {
  await pair.intercom.control('POST', 'fault', {
    kind: 'status',
    status: 400,
    code: 'parameter_invalid',
    message: 'The name is not allowed.',
    path: '/contacts',
    method: 'POST',
    until: 'cleared',
  });
  const leadId = await pair.joinAsLead(campaignId, code, 'bea@example.com');
  await pair.delivered(leadId, 'Failed');
  await pair.intercom.control('DELETE', 'fault');
  await watch();
  expect(await lasting()).toContain('deliveries_failing');
  const { count, items } = await attention();
  expect(count).toBe(1);
  expect(items).toMatchObject([{ code: 'fix_data', count: 1, action: 'deliveries' }]);
  const { id } = await pair.deliveryOf(leadId);
  await pair.ok('POST', `/deliveries/${id}/retry`);
  await pair.delivered(leadId);
  await watch();
  expect(await lasting()).not.toContain('deliveries_failing');
  expect(await attention()).toEqual({ count: 0, items: [] });
});
