import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, firstName, signedUpRule, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSeeded } from '../../support/seeded-sandbox.ts';

let pair: Pair;
let campaignId: string;
let code: string;

const most = 250;
const plan = { type: 'fixed', from: 'Scale', to: 'custom_attributes.Plan' };

beforeAll(async () => {
  // no room for a single attribute more
  const sandbox = await startSeeded((workspace) => {
    const more = Array.from({ length: most - workspace.attributes.length }, (_, n) => ({ name: `Filler ${n}` }));
    workspace.attributes = [...workspace.attributes, ...more];
  });
  pair = await startPair({ sandbox, webhooks: false });
  const { apps } = (await pair.intercom.control('GET', 'apps')).body;
  const scopes = [...apps[0].scopes, 'write_events', 'read_events'];
  await pair.intercom.control('POST', `apps/${pair.intercom.clientId}`, { scopes });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const tab = {
  action: 'create_user',
  mapping: [email, firstName, plan],
  duplicates: 'update',
  qualification: signedUpRule,
};
const check = (settings: object = {}) =>
  pair.ok('POST', `/campaigns/${campaignId}/integrations/intercom/leads/check`, { ...tab, ...settings });
const call = async (method: string, path: string, body?: unknown) =>
  (await pair.intercom.call(method, path, body)).body;

it('says before saving, and in the Check of the app, that the workspace has no room for our attributes', async () => {
  const { problems, warnings } = await check();
  expect(problems).toEqual([]);
  expect(warnings).toEqual([
    { path: 'action', sentence: expect.stringMatching(/^Intercom allows 250 custom attributes and has no room/) },
  ]);
  expect((await check({ action: 'nothing' })).warnings).toEqual([]);
});

it('people arrive with everything but our own attributes, which the delivery names; a retry fills them in', async () => {
  await pair.saveLeadsTab(campaignId, { mapping: tab.mapping });
  const leadId = await pair.joinAsLead(campaignId, code, 'full@example.com');
  const delivery = await pair.delivered(leadId);
  expect((await call('GET', `/contacts/${delivery.contact_id}`)).custom_attributes).toMatchObject({ Plan: 'Scale' });
  expect(delivery.left_out.map(({ label }: any) => label).toSorted()).toEqual([
    'goodword_campaign',
    'goodword_referred_at',
    'goodword_referred_by',
  ]);
  expect(delivery.left_out[0].why).toContain('limit of custom attributes');

  const { data } = await call('GET', '/data_attributes?model=contact');
  for (const { id } of data.filter(({ name }: any) => /^Filler [0-3]$/.test(name))) {
    await call('PUT', `/data_attributes/${id}`, { archived: true });
  }
  // saving reads the attributes again
  await pair.saveLeadsTab(campaignId, { mapping: tab.mapping });
  await pair.ok('POST', `/deliveries/${delivery.id}/retry`);
  await until(async () => (await pair.deliveryOf(leadId)).left_out.length === 0, 'everything arrived');
  const contact = await call('GET', `/contacts/${delivery.contact_id}`);
  expect(contact.custom_attributes).toMatchObject({ goodword_referred_by: code, goodword_campaign: 'Give 20, get 20' });
  expect((await check()).warnings).toEqual([]);
});

it('an event that the workspace has no room for fails alone, and is said before saving from then on', async () => {
  const refused = { path: '/events', method: 'POST', kind: 'status', status: 400, code: 'client_error' };
  await pair.intercom.control('POST', 'fault', { ...refused, message: 'Too many event names', until: 'cleared' });
  await pair.saveLeadsTab(campaignId, { mapping: tab.mapping, events: true });
  const leadId = await pair.joinAsLead(campaignId, code, 'events@example.com');
  await until(async () => {
    const { items } = await pair.ok('GET', `/deliveries?subject_id=${leadId}`);
    return items.some(({ kind, state }: any) => kind === 'event' && state === 'Failed');
  }, 'the event fails');
  const { items } = await pair.ok('GET', `/deliveries?subject_id=${leadId}&kind=push`);
  expect(items).toMatchObject([{ state: 'Sent', left_out: [] }]);
  expect((await check({ events: true })).warnings).toEqual([
    { path: 'events', sentence: expect.stringContaining('Too many event names') },
  ]);
  expect((await check({ events: false })).warnings).toEqual([]);
});
