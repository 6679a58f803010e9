import { afterAll, beforeAll, expect, it } from 'vitest';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSeeded } from '../../support/seeded-sandbox.ts';

let pair: Pair;
let campaignId: string;
let code: string;

const address = 'twin@example.com';

/** As older workspaces have them. */
const twinSeeds = [
  { email: address, name: 'First Twin', external_id: 'twin-1', created_days_ago: 200 },
  { email: address, name: 'Second Twin', external_id: 'twin-2', created_days_ago: 100 },
];

beforeAll(async () => {
  const sandbox = await startSeeded((workspace) => {
    workspace.contacts = [...(workspace.contacts ?? []), ...twinSeeds];
  });
  pair = await startPair({ sandbox, webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());

const call = async (method: string, path: string, body?: unknown) =>
  (await pair.intercom.call(method, path, body)).body;
const twins = async (): Promise<any[]> =>
  (await call('POST', '/contacts/search', { query: { field: 'email', operator: '=', value: address } })).data;

it('the practice Intercom refuses a third user of an address without naming one of the two', async () => {
  expect(await twins()).toMatchObject([{ role: 'user' }, { role: 'user' }]);
  expect(await pair.intercom.call('POST', '/contacts', { email: address })).toMatchObject({
    status: 400,
    body: { errors: [{ message: expect.stringMatching(/^Multiple existing users match/) }] },
  });
});

it.each([
  ['create_user', 'twin-1'],
  ['create_lead', 'twin-2'],
])('with %s the user that changed last is used, and the delivery says which and why', async (action, externalId) => {
  await pair.saveLeadsTab(campaignId, { action });
  const { id } = (await twins()).find((twin) => twin.external_id === externalId);
  await pair.intercom.control('POST', 'clock', { advance_ms: 5_000 });
  await call('PUT', `/contacts/${id}`, { phone: '+442079460000' });
  const { id: other } = await pair.ok('POST', '/campaigns', { name: `Twins ${action}` });
  await pair.ok('POST', `/campaigns/${other}/launch`);
  await pair.saveLeadsTab(other, { action });
  const referrer = await pair.ok('POST', '/referrers', { campaign_id: other, email: `${action}@example.com` });
  const leadId = await pair.joinAsLead(other, referrer.code, address, 'New Name');
  const delivery = await pair.delivered(leadId);
  expect(delivery).toMatchObject({ contact_id: id, left_out: [] });
  const { choice } = await pair.ok('GET', `/deliveries/${delivery.id}`);
  expect(choice.message).toBe('Intercom has 2 users with this e-mail address. Used the user that changed last.');
  expect(choice.others).toHaveLength(1);
  expect(await twins()).toHaveLength(2);
});

it('one of the two that is known already stays the person', async () => {
  const [first, second] = await twins();
  const leadId = await pair.joinAsLead(campaignId, code, address, 'Again');
  const delivery = await pair.delivered(leadId);
  const chosen = [first, second].find(({ id }) => id === delivery.contact_id);
  const unchosen = [first, second].find(({ id }) => id !== delivery.contact_id);
  await pair.intercom.control('POST', 'clock', { advance_ms: 5_000 });
  await call('PUT', `/contacts/${unchosen.id}`, { phone: '+442079460001' });
  const person = { subject: 'lead' as const, subjectId: leadId };
  const plan = { workspaceId: pair.workspaceId, campaignId, person, cause: 'repair:twins' };
  await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, plan));
  const repaired = await until(async () => {
    const latest = await pair.delivered(leadId);
    return latest.cause === plan.cause && latest;
  }, 'the repair is sent');
  expect(repaired.contact_id).toBe(chosen.id);
});
