import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import { email, firstName, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

// One delivery takes several calls. An answer may fail, or a worker die, between any two of them.

let pair: Pair;
let campaignId: string;
let code: string;
let number = 0;

const onCreation = { policy: 'only_when_created' };
const phone = { type: 'dynamic', from: 'phone', to: 'phone' };
const plan = { type: 'fixed', from: 'Scale', to: 'custom_attributes.Plan' };
const created = 'Created a new user in Intercom.';
const why = 'Intercom refused the data without saying which of it.';

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
});
afterAll(() => pair.close());
afterEach(async () => {
  await pair.intercom.control('DELETE', 'fault');
  await pair.intercom.control('POST', 'settings', { refuse_bad_phones: false, null_messages: false });
});

const address = () => `interrupted-${(number += 1)}@example.com`;
const contact = async (id: string) => (await pair.intercom.call('GET', `/contacts/${id}`)).body;
const fault = (given: object) => pair.intercom.control('POST', 'fault', { kind: 'status', status: 500, ...given });
const change = { path: '/contacts/*', method: 'PUT' };
/** Intercom refuses the phone, and does not say so. */
const refusePhones = () => pair.intercom.control('POST', 'settings', { refuse_bad_phones: true, null_messages: true });

async function join(to = address(), details: object = { phone: 'call me' }): Promise<string> {
  const lead = { campaign_id: campaignId, referral_code: code, email: to, first_name: 'Ben', ...details };
  return (await pair.ok('POST', '/leads', lead)).id;
}

/** The delivery once the interruption is over and it is tried again. */
async function afterwards(leadId: string): Promise<any> {
  const waiting = await pair.delivered(leadId, 'Waiting');
  await pair.intercom.control('DELETE', 'fault');
  await pair.ok('POST', `/deliveries/${waiting.id}/retry`);
  return until(async () => {
    const delivery = await pair.deliveryOf(leadId);
    return ['Sent', 'Skipped'].includes(delivery.state) && delivery;
  }, 'the delivery ends');
}

const rowOf = (leadId: string) =>
  pair.crm.db.selectFrom('deliveries').selectAll().where('subject_id', '=', leadId).executeTakeFirstOrThrow();

it.each([
  ['skip', 1, false],
  ['update', 1, false],
  ['skip', 2, false],
  ['update', 2, false],
  ['update', 2, true],
] as const)(
  'a creation that is interrupted between its values is finished as a creation (duplicates: %s, call %i, done: %s)',
  async (duplicates, every, after) => {
    await refusePhones();
    const mapping = [email, { ...firstName, ...onCreation }, phone, { ...plan, ...onCreation }];
    await pair.saveLeadsTab(campaignId, { duplicates, mapping });
    await fault({ ...change, every, after, until: 'cleared' });
    const leadId = await join();
    const delivery = await afterwards(leadId);
    expect(delivery).toMatchObject({ state: 'Sent', outcome: expect.stringContaining(created) });
    expect(delivery.left_out).toMatchObject([{ field: 'phone', value: 'call me' }]);
    expect(await contact(delivery.contact_id)).toMatchObject({
      name: 'Ben',
      phone: null,
      custom_attributes: { Plan: 'Scale', goodword_id: leadId, goodword_referred_by: code },
    });
  },
);
