import { afterAll, beforeAll, expect, it } from 'vitest';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { connectReal, saveApp, startRealIntercom, type RealIntercom } from '../../support/real-intercom.ts';

let real: RealIntercom;
let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  real = await startRealIntercom({ seed: 'empty' });
  pair = await startPair({ realIntercomUrl: real.url });
  await real.knows(pair);
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  const phone = { type: 'dynamic', from: 'phone', to: 'phone' };
  await pair.saveLeadsTab(campaignId, { mapping: [email, firstName, phone] });
});
afterAll(async () => {
  await pair.close();
  await real.close();
});

const connectionOf = async () => (await pair.api('GET', `/campaigns/${campaignId}/connection`)).body;
const preview = (kind: string) => pair.api('GET', `/campaigns/${campaignId}/connection/preview?kind=${kind}`);
const move = (kind: string) => pair.api('PUT', `/campaigns/${campaignId}/connection`, { kind });
const leadsTab = async () => (await pair.api('GET', `/campaigns/${campaignId}/integrations/intercom`)).body.tabs.leads;

it('a campaign has nothing to move to before the real Intercom is connected', async () => {
  expect(await preview('real')).toMatchObject({ status: 409, body: { code: 'not_connected' } });
  expect(await move('real')).toMatchObject({ status: 409, body: { code: 'not_connected' } });
  expect(await connectionOf()).toMatchObject({ bound_to: 'practice', connection: { practice: true }, real: null });
});

it('names the attributes that the real workspace is missing, with their types and purpose', async () => {
  const { id: other } = (await pair.api('POST', '/campaigns', { name: 'The real one' })).body;
  await saveApp(pair, real);
  expect(await connectReal(pair, real, other)).toBe('connected');
  const { body } = await preview('real');
  expect(body).toMatchObject({
    to: { practice: false, workspace: { id: 'rea1eu01' } },
    unread: null,
    missing: [
      {
        attribute: 'custom_attributes.Signed up',
        label: 'Signed up',
        type: 'options',
        used_by: ['Attribute to qualify'],
        problem: 'missing',
      },
    ],
  });
});

it('says when an attribute is of another type there', async () => {
  const attribute = { name: 'Signed up', model: 'contact', data_type: 'boolean' };
  expect((await real.call('POST', '/data_attributes', attribute)).status).toBe(200);
  const { missing } = (await preview('real')).body;
  expect(missing).toMatchObject([{ problem: 'other_type', sentence: 'There it must be Yes or No.' }]);
});

it('says how many leads wait to be sent there', async () => {
  await pair.intercom.control('POST', 'fault', { path: '/**', kind: 'html', status: 503, until: 'cleared' });
  const lead = await pair.joinAsLead(campaignId, code, 'in.between@example.com');
  await pair.delivered(lead, 'Waiting');
  expect((await preview('real')).body.waiting_deliveries).toBe(1);
  await pair.intercom.control('DELETE', 'fault');
});

it('moves with all settings, and sends there from now on', async () => {
  const before = await leadsTab();
  expect(await move('real')).toMatchObject({
    status: 200,
    body: { bound_to: 'real', connection: { workspace: { id: 'rea1eu01' } } },
  });
  expect(await leadsTab()).toMatchObject({ version: before.version, settings: before.settings });
  const lead = await pair.joinAsLead(campaignId, code, 'after.moving@example.com');
  await pair.delivered(lead);
  const query = { query: { field: 'email', operator: '=', value: 'after.moving@example.com' } };
  expect((await real.call('POST', '/contacts/search', query)).body.total_count).toBe(1);
  expect((await pair.intercom.call('POST', '/contacts/search', query)).body.total_count).toBe(0);
  const events = (await pair.api('GET', '/events')).body.items;
  expect(events).toContainEqual(expect.objectContaining({ type: 'campaign.connection_chosen' }));
});

it('a campaign moves back to practice', async () => {
  expect((await preview('practice')).body).toMatchObject({ missing: [{ problem: 'other_type' }] });
  expect((await move('practice')).body).toMatchObject({ bound_to: 'practice', connection: { practice: true } });
  expect((await move('practice')).status).toBe(200);
  const lead = await pair.joinAsLead(campaignId, code, 'back.again@example.com');
  await pair.delivered(lead);
});

it('a preview of a move compares what it can when the old workspace cannot be read', async () => {
  const { practice } = await connectionOf();
  await pair.api('DELETE', `/connections/${practice.id}`);
  const { body } = await preview('real');
  expect(body).toMatchObject({ unread: 'Connect Intercom first.', missing: [] });
});

it('refuses a campaign of another workspace', async () => {
  const stranger = '01890000-0000-7000-8000-000000000000';
  expect((await pair.api('GET', `/campaigns/${stranger}/connection`)).status).toBe(404);
  expect((await pair.api('PUT', `/campaigns/${stranger}/connection`, { kind: 'real' })).status).toBe(404);
});
