import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { switches } from '../../../sandbox/presets/all-switches.ts';
import { pollConnection } from '../../../src/integration/reconcile/polling/poll-connection.ts';
import { createProviders } from '../../../src/integration/provider/providers.ts';
import { workOn } from '../../../src/platform/jobs/work/resumable-work.ts';
import { createIntercomProvider } from '../../../src/intercom/provider.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

// The closed loop under every switch of the practice Intercom's fault board, one after the other.

/** What a person does once the trouble is over; `nothing` is for trouble that the loop gets through without help. */
type Remedy =
  | { remedy: 'nothing' }
  | { remedy: 'try again'; message: string | RegExp }
  | { remedy: 'connect again'; attention: string }
  /** No webhook comes; the next polling finds what happened. */
  | { remedy: 'polling' };

type Trouble = Remedy & { value?: unknown; limits?: Record<string, unknown> };

const again = (message: string | RegExp): Remedy => ({ remedy: 'try again', message });
const itsOwn = again('Intercom has a problem of its own at the moment');

/** A switch that is not named here does not hinder the loop at all. */
const troubles: Partial<Record<string, Trouble>> = {
  latency: { remedy: 'nothing', limits: { delay_ms: 400 } },
  late_answers: { ...again('did not answer'), limits: { delay_ms: 30_000 } },
  hang: again('did not answer'),
  server_error: itsOwn,
  html_500: itsOwn,
  html_502: itsOwn,
  unavailable: itsOwn,
  empty: itsOwn,
  empty_ok: again('could not be read'),
  half_body: again('was cut off'),
  reset: again('could not be reached'),
  reset_after: again('could not be reached'),
  null_message: again('refused'),
  rate_storm: again('more calls than its limit allows'),
  plan_restricted: { remedy: 'connect again', attention: 'plan_restricted' },
  forbidden: { remedy: 'connect again', attention: 'permission_missing' },
  tokens_suspended: { remedy: 'connect again', attention: 'token_revoked' },
  delay_ms: { remedy: 'nothing', value: 300 },
  // the contact's creation and its change are two
  reorder: { remedy: 'nothing', value: 2 },
  drop_next: { remedy: 'polling', value: 20 },
  drop_topics: { remedy: 'polling' },
  hold: { remedy: 'polling' },
  // the region has sent more than that in this minute
  cap_us: { remedy: 'polling', value: 1 },
};

let pair: Pair;
let campaignId: string;
let code: string;
let signedUpId: number;

beforeAll(async () => {
  pair = await startPair();
  const { hosts } = pair.app.context.intercom;
  const hasty = createIntercomProvider(hosts, pair.crm.clock, pair.crm.budgets, {
    answerWithinMs: 1_500,
    incoming: pair.app.context.intercom,
  });
  pair.crm.providers = createProviders([hasty]);
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  const { body } = await pair.intercom.call('GET', '/data_attributes?model=contact');
  signedUpId = body.data.find((attribute: { name: string }) => attribute.name === 'Signed up').id;
});
afterAll(() => pair.close());
afterEach(() => pair.intercom.control('DELETE', 'faults'));

const turn = (name: string, on: boolean, more: object = {}) =>
  pair.intercom.control('POST', 'faults/switch', { name, on, ...more });
const switchState = async (name: string) => {
  const { body } = await pair.intercom.control('GET', 'faults');
  return body.switches.find((one: { name: string }) => one.name === name);
};
const connection = async () => (await pair.api('GET', '/connections')).body.items[0];

/** A teammate sets the attribute in Intercom itself. */
async function signUp(contactId: string): Promise<void> {
  const form = { [`custom.${signedUpId}`]: 'Yes', [`was.custom.${signedUpId}`]: '' };
  const { status } = await pair.intercom.post(`/people/${contactId}`, form);
  expect(status).toBeLessThan(400);
}

/** The evidence by which a lead qualified; undefined while it has not. */
async function qualifiedBy(leadId: string): Promise<unknown> {
  const found = await pair.crm.db
    .selectFrom('events')
    .select('evidence')
    .where('lead_id', '=', leadId)
    .where('type', '=', 'lead.qualified')
    .executeTakeFirst();
  return found?.evidence;
}

async function contactOf(address: string): Promise<string> {
  const query = { field: 'email', operator: '=', value: address };
  const { body } = await pair.intercom.call('POST', '/contacts/search', { query });
  expect(body.data).toHaveLength(1);
  return body.data[0].id;
}

it.each(switches.map(({ name }) => name))(
  'a lead is sent, qualified and rewarded once under the switch %s',
  { timeout: 60_000 },
  async (name) => {
    const trouble = troubles[name] ?? { remedy: 'nothing' };
    await turn(name, true, {
      ...(trouble.value !== undefined && { value: trouble.value }),
      ...trouble.limits,
    });
    expect((await switchState(name)).on, 'it is switched on').toBe(true);
    const address = `${name.replaceAll('_', '-')}@example.com`;
    const leadId = await pair.joinAsLead(campaignId, code, address);

    if (trouble.remedy === 'try again') {
      const delivery = await until(async () => {
        const found = await pair.deliveryOf(leadId);
        return found?.outcome && found;
      }, 'the delivery says what is wrong');
      expect(delivery.outcome).toMatch(trouble.message);
      expect((await pair.leadOf(leadId)).qualification.sentence).toMatch(trouble.message);
      await turn(name, false);
      await pair.api('POST', `/deliveries/${delivery.id}/retry`);
    }
    if (trouble.remedy === 'connect again') {
      await until(async () => (await connection()).state === 'Needs attention', 'the connection needs attention');
      expect((await connection()).attention.code).toBe(trouble.attention);
      await turn(name, false);
      await pair.connect(campaignId);
    }

    // a delivery over the limit waits for the announced reset, up to 16 seconds ahead
    const { contact_id: contactId } = await until(
      async () => {
        const delivery = await pair.deliveryOf(leadId);
        return delivery?.state === 'Sent' && delivery;
      },
      'the delivery is sent',
      30_000,
    );
    await signUp(contactId);
    if (trouble.remedy === 'polling') {
      const log = async () => (await pair.intercom.control('GET', 'webhooks')).body.notifications;
      await until(
        async () => (await log()).some((row: { state: string }) => row.state !== 'delivered'),
        'a webhook is held back',
      );
      const key = { workspaceId: pair.workspaceId, connectionId: (await connection()).id };
      await until(
        async () => (await workOn(pair.crm, pollConnection(pair.crm), key)) === 'over',
        'polling comes to its end',
      );
      expect(await qualifiedBy(leadId), 'no webhook reported it').toMatchObject({ notification_id: null });
    }
    await until(async () => (await pair.leadOf(leadId)).state === 'Qualified', 'the lead qualifies', 30_000);
    const state = await switchState(name);
    // it really was in the way
    if (state.kind === 'fault') expect(state.hits).toBeGreaterThan(0);
    await pair.intercom.control('DELETE', 'faults');
    const rewards = await pair.crm.db.selectFrom('rewards').select('state').where('lead_id', '=', leadId).execute();
    expect(rewards).toEqual([{ state: 'Due' }]);
    if (name !== 'index_lag_ms') expect(await contactOf(address)).toBe(contactId);
  },
);

it('the table of troubles names only switches that exist', () => {
  expect(Object.keys(troubles).filter((name) => !switches.some((one) => one.name === name))).toEqual([]);
});
