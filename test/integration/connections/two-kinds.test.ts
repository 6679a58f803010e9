import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { connectReal, saveApp, startRealIntercom, type RealIntercom } from '../../support/real-intercom.ts';

let real: RealIntercom;
let pair: Pair;
let practising: { campaignId: string; code: string };
let unbound: string;
let campaignId: string;
let code: string;

beforeAll(async () => {
  real = await startRealIntercom({ region: 'EU', seed: 'sample' });
  pair = await startPair({ realIntercomUrl: real.url });
  await real.knows(pair);
  practising = await pair.campaign();
  await pair.connect(practising.campaignId);
  await pair.saveLeadsTab(practising.campaignId);
  unbound = (await pair.api('POST', '/campaigns', { name: 'Not connected' })).body.id;
  expect((await saveApp(pair, real)).status).toBe(200);
  ({ campaignId, code } = await pair.campaign());
  await pair.saveLeadsTab(campaignId);
  expect(await connectReal(pair, real, campaignId)).toBe('connected');
});
afterAll(async () => {
  await pair.close();
  await real.close();
});

const contactIn = async (intercom: { call: RealIntercom['call'] }, email: string) => {
  const query = { query: { field: 'email', operator: '=', value: email } };
  return (await intercom.call('POST', '/contacts/search', query)).body.data[0];
};
const connectionOf = async (id: string) => (await pair.api('GET', `/campaigns/${id}/connection`)).body;

it('connects the real Intercom beside the practice one; each campaign stays where it was', async () => {
  const { items } = (await pair.api('GET', '/connections')).body;
  expect(items).toMatchObject([
    { state: 'Connected', practice: false, authorised_by: 'oauth', workspace: { id: 'rea1eu01', region: 'EU' } },
    { state: 'Connected', practice: true, workspace: { id: 'prac7ice' } },
  ]);
  expect(await connectionOf(practising.campaignId)).toMatchObject({
    bound_to: 'practice',
    connection: { practice: true },
    real: { practice: false },
  });
  expect(await connectionOf(unbound)).toMatchObject({ bound_to: 'practice', connection: { practice: true } });
  expect(await connectionOf(campaignId)).toMatchObject({ bound_to: 'real', connection: { practice: false } });
});

it('sends each campaign’s leads to its own Intercom, and nowhere else', async () => {
  const tried = await pair.joinAsLead(practising.campaignId, practising.code, 'tried@example.com');
  const meant = await pair.joinAsLead(campaignId, code, 'meant@example.com');
  await pair.delivered(tried);
  await pair.delivered(meant);
  expect(await contactIn(pair.intercom, 'tried@example.com')).toBeDefined();
  expect(await contactIn(real, 'meant@example.com')).toBeDefined();
  expect(await contactIn(real, 'tried@example.com')).toBeUndefined();
  expect(await contactIn(pair.intercom, 'meant@example.com')).toBeUndefined();
});

it('accepts webhooks of both, each by its own app’s signature', async () => {
  const qualify = async (intercom: { call: RealIntercom['call'] }, email: string) => {
    const { id } = await contactIn(intercom, email);
    await intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { 'Signed up': 'Yes' } });
  };
  for (const [intercom, own, address] of [
    [real, { campaignId, code }, 'ripe.real@example.com'],
    [pair.intercom, practising, 'ripe.practice@example.com'],
  ] as const) {
    const lead = await pair.joinAsLead(own.campaignId, own.code, address);
    await pair.delivered(lead);
    await qualify(intercom, address);
    await until(async () => (await pair.leadOf(lead)).state === 'Qualified', `${address} qualifies`);
  }
});

it('accepts nothing from the practice app about the real workspace, and nothing from the real one about practice', async () => {
  const send = (appId: string, secret: string) => {
    const body = JSON.stringify({
      type: 'notification_event',
      app_id: appId,
      id: `notif_${randomUUID()}`,
      topic: 'contact.user.updated',
      created_at: 1_768_018_463,
      data: { item: { type: 'contact', id: 'made-up' } },
    });
    const signature = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;
    const headers = { 'content-type': 'application/json', 'x-hub-signature': signature };
    return fetch(`${pair.url}/hooks/intercom`, { method: 'POST', headers, body }).then(({ status }) => status);
  };
  expect(await send('rea1eu01', real.clientSecret)).toBe(200);
  expect(await send('prac7ice', pair.intercom.clientSecret)).toBe(200);
  expect(await send('rea1eu01', pair.intercom.clientSecret)).toBe(404);
  expect(await send('prac7ice', real.clientSecret)).toBe(404);
  expect(await send('rea1eu01', 'neither')).toBe(401);
});

it('does not let a practice contact qualify a lead whose campaign works with the real Intercom', async () => {
  const email = 'same.address@example.com';
  const lead = await pair.joinAsLead(campaignId, code, email);
  await pair.delivered(lead);
  const twin = await pair.joinAsLead(practising.campaignId, practising.code, email);
  await pair.delivered(twin);
  const { id } = await contactIn(pair.intercom, email);
  await pair.intercom.call('PUT', `/contacts/${id}`, { custom_attributes: { 'Signed up': 'Yes' } });
  await until(async () => (await pair.leadOf(twin)).state === 'Qualified', 'the practice lead qualifies');
  expect((await pair.leadOf(lead)).state).toBe('Pending');
});

it('disconnects one and leaves the other alone; what waits goes to its own Intercom after connecting again', async () => {
  const { real: connection } = await connectionOf(campaignId);
  await pair.api('DELETE', `/connections/${connection.id}`);
  const waiting = await pair.joinAsLead(campaignId, code, 'waits@example.com');
  await pair.delivered(waiting, 'Waiting');
  const tried = await pair.joinAsLead(practising.campaignId, practising.code, 'meanwhile@example.com');
  await pair.delivered(tried);
  expect((await pair.deliveryOf(waiting)).state).toBe('Waiting');
  expect(await connectReal(pair, real, campaignId)).toBe('connected');
  await pair.delivered(waiting);
  expect(await contactIn(real, 'waits@example.com')).toBeDefined();
  expect((await connectionOf(campaignId)).real.id).toBe(connection.id);
});
