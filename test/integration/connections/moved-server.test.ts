import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdAfterMove } from '../../../src/integration/connections/follow-address.ts';
import { connectReal, saveApp, startRealIntercom, type RealIntercom } from '../../support/real-intercom.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';

let real: RealIntercom;
let pair: Pair;
let campaignId: string;
let code: string;
let connectionId: string;

beforeAll(async () => {
  real = await startRealIntercom({});
  pair = await startPair({ realIntercomUrl: real.url });
  ({ campaignId, code } = await pair.campaign());
  await real.knows(pair);
  await saveApp(pair, real);
  expect(await connectReal(pair, real, campaignId)).toBe('connected');
  ({ id: connectionId } = (await pair.ok('GET', '/connections')).items[0]);
  await pair.saveLeadsTab(campaignId);
});
afterAll(async () => {
  await pair.close();
  await real.close();
});

const connection = async () =>
  (await pair.ok('GET', '/connections')).items.find(({ id }: { id: string }) => id === connectionId);
/** What a start finds in a database that worked under that address. */
const startAt = (publicUrl: string) => holdAfterMove({ ...pair.crm, publicUrl });

it('goes on by itself under the same address', async () => {
  await startAt(pair.crm.publicUrl);
  expect(await connection()).toMatchObject({ state: 'Connected', served_at: pair.crm.publicUrl });
});

it('a copy under another address writes to no CRM until a person says that the server has moved', async () => {
  await startAt('https://staging.example.com');
  expect(await connection()).toMatchObject({
    state: 'Needs attention',
    attention: { code: 'address_changed' },
    actions: { go_on: { allowed: true } },
  });
  const leadId = await pair.joinAsLead(campaignId, code, 'held@example.com');
  await pair.delivered(leadId, 'Waiting');
  expect((await real.call('POST', '/contacts/search', { query: heldLead })).body.data).toEqual([]);

  await pair.ok('POST', `/connections/${connectionId}/go-on`);
  await pair.delivered(leadId);
  expect(await connection()).toMatchObject({ state: 'Connected', attention: null, served_at: pair.crm.publicUrl });
  expect((await pair.api('POST', `/connections/${connectionId}/go-on`)).status).toBe(409);
});

it('a copy that is disconnected leaves the authorisation of the original alone', async () => {
  await startAt('https://staging.example.com');
  await pair.api('DELETE', `/connections/${connectionId}`);
  expect((await connection()).state).toBe('Not connected');
  expect((await real.control('GET', 'requests?path=/auth/uninstall')).body.requests).toEqual([]);
});

const heldLead = { field: 'email', operator: '=', value: 'held@example.com' };
