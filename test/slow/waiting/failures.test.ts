import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createProviders } from '../../../src/integration/provider/providers.ts';
import { createIntercomProvider } from '../../../src/intercom/provider.ts';
import type { Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { startSendingPair } from '../../support/sending-pair.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let people = 0;

beforeAll(async () => {
  ({ pair, campaignId, code } = await startSendingPair());
});
afterAll(() => pair.close());
afterEach(() => pair.intercom.control('DELETE', 'fault'));

const newAddress = () => `friend${(people += 1)}@example.com`;
const lastOf = async (leadId: string) => (await pair.timelineOf(leadId)).at(-1);
const connection = async () => (await pair.api('GET', '/connections')).body.items[0];
const contactsOf = async (address: string) => {
  const query = { field: 'email', operator: '=', value: address };
  return (await pair.intercom.call('POST', '/contacts/search', { query })).body.data as any[];
};

/** A friend joins while Intercom answers the creation like that. */
async function joinDuring(fault: Record<string, unknown>): Promise<{ leadId: string; address: string }> {
  await pair.intercom.control('POST', 'fault', { method: 'POST', path: '/contacts', ...fault });
  const address = newAddress();
  return { leadId: await pair.joinAsLead(campaignId, code, address), address };
}

const retry = async (leadId: string) => pair.api('POST', `/deliveries/${(await pair.deliveryOf(leadId)).id}/retry`);

describe('tried again later', () => {
  const own = 'Intercom has a problem of its own at the moment';
  const unreadable = 'The response from Intercom could not be read.';
  it.each([
    ['429', { kind: 'status', status: 429, code: 'rate_limit_exceeded' }, 'more calls than its limit allows'],
    ['408', { kind: 'status', status: 408, code: 'request_timeout' }, own],
    ['500', { kind: 'status', status: 500, code: 'server_error' }, own],
    ['HTML', { kind: 'html', status: 502 }, own],
    ['HTML as success', { kind: 'html', status: 200 }, unreadable],
    ['half a body', { kind: 'half_body' }, "Intercom's response was cut off."],
    ['an empty body', { kind: 'empty', status: 200 }, unreadable],
    ['nothing', { kind: 'reset' }, 'Intercom could not be reached.'],
  ])('%s', async (_name, fault, text) => {
    const { leadId, address } = await joinDuring(fault);
    const delivery = await pair.delivered(leadId, 'Waiting');
    expect(delivery).toMatchObject({ failure: 'retry_later', outcome: expect.stringContaining(text) });
    expect(Date.parse(delivery.next_attempt_at)).toBeGreaterThan(Date.now() - 10_000);
    expect(await lastOf(leadId)).toMatchObject({ title: 'Not sent to Intercom yet', tone: 'waiting' });
    expect((await lastOf(leadId)).detail).toContain(text);
    expect((await pair.leadOf(leadId)).qualification.sentence).toContain(text);

    await retry(leadId);
    await pair.delivered(leadId);
    expect(await contactsOf(address)).toHaveLength(1);
  });
});

describe('data to correct', () => {
  it.each([
    ['400', { kind: 'status', status: 400, code: 'something_new', message: 'phone x@example.com is odd' }, '(address)'],
    ['404', { kind: 'status', status: 404, code: 'not_found' }, 'no longer exists'],
    ['422', { kind: 'status', status: 422, code: 'not_restorable', message: 'was blocked' }, 'is blocked in Intercom'],
  ])('%s', async (_name, fault, text) => {
    const { leadId } = await joinDuring(fault);
    const delivery = await pair.delivered(leadId, 'Failed');
    expect(delivery).toMatchObject({ failure: 'fix_data', outcome: expect.stringContaining(text) });
    expect(delivery.outcome).not.toContain('x@example.com');
    expect(await lastOf(leadId)).toMatchObject({ title: 'Could not be sent to Intercom', tone: 'bad' });
  });
});

it('waits for a contact that Intercom says is there but does not show yet', async () => {
  const { leadId } = await joinDuring({ kind: 'status', status: 409, code: 'conflict', message: 'conflict' });
  const delivery = await pair.delivered(leadId, 'Waiting');
  expect(delivery).toMatchObject({ failure: 'retry_later', outcome: expect.stringContaining('does not show it yet') });
});

describe('connecting again', () => {
  it.each([
    ['401', { status: 401, code: 'unauthorized' }, 'token_revoked'],
    ['401 for a permission', { status: 401, code: 'token_unauthorized' }, 'permission_missing'],
    ['403', { status: 403, code: 'forbidden' }, 'permission_missing'],
    ['403 for the plan', { status: 403, code: 'api_plan_restricted' }, 'plan_restricted'],
  ])('%s', async (_name, fault, attention) => {
    const { leadId, address } = await joinDuring({ kind: 'status', ...fault });
    expect(await pair.delivered(leadId, 'Waiting')).toMatchObject({ failure: 'reconnect', next_attempt_at: null });
    expect(await connection()).toMatchObject({ state: 'Needs attention', attention: { code: attention } });
    expect(await lastOf(leadId)).toMatchObject({ title: 'Not sent to Intercom yet', tone: 'waiting' });
    expect((await pair.leadOf(leadId)).qualification.status).toBe('needs_attention');
    const attributes = await pair.api('GET', `/connections/${(await connection()).id}/attributes`);
    expect(attributes).toMatchObject({ status: 409, body: { code: 'needs_attention' } });
    const later = await pair.joinAsLead(campaignId, code, newAddress());
    await pair.delivered(later, 'Waiting');

    expect(await pair.connect(campaignId)).toContain('intercom=connected');
    await pair.delivered(leadId);
    await pair.delivered(later);
    expect(await contactsOf(address)).toHaveLength(1);
  });

  it('after the app was uninstalled in Intercom', async () => {
    await pair.intercom.control('POST', 'revoke', {});
    await until(async () => (await connection()).state === 'Needs attention', 'the uninstall is noticed');
    expect((await connection()).attention.code).toBe('uninstalled');
    expect(await pair.connect(campaignId)).toContain('intercom=connected');
    expect(await connection()).toMatchObject({ state: 'Connected', attention: null });
  });
});

describe('a creation whose answer was lost', () => {
  const lost = { kind: 'reset', after: true };

  it('of a user, is recognised as our own, also when existing contacts are left alone', async () => {
    await pair.saveLeadsTab(campaignId, { duplicates: 'skip' });
    const { leadId, address } = await joinDuring(lost);
    await pair.delivered(leadId, 'Waiting');
    await retry(leadId);
    expect(await pair.delivered(leadId)).toMatchObject({ outcome: 'Created a new user in Intercom.' });
    expect(await contactsOf(address)).toHaveLength(1);
  });

  it('of a lead, is found by its notification, and then sent at once', async () => {
    await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
    const { leadId, address } = await joinDuring(lost);
    expect(await pair.delivered(leadId)).toMatchObject({ outcome: 'Created a new lead in Intercom.' });
    expect(await contactsOf(address)).toHaveLength(1);
  });

  it('of a lead, is not repeated before the search can know it', async () => {
    await pair.intercom.control('POST', 'settings', { index_lag_ms: 60_000, echo: false });
    await pair.saveLeadsTab(campaignId, { action: 'create_lead' });
    const { leadId, address } = await joinDuring(lost);
    await pair.delivered(leadId, 'Waiting');
    await retry(leadId);
    const waiting = await until(async () => {
      const delivery = await pair.deliveryOf(leadId);
      return delivery.attempts === 2 && delivery.state === 'Waiting' && delivery;
    }, 'the second attempt ends');
    expect(waiting.outcome).toContain('Goodword first checks');
    expect(Date.parse(waiting.next_attempt_at)).toBeGreaterThan(Date.now() + 120_000);

    await pair.intercom.control('POST', 'settings', { index_lag_ms: 0, echo: true });
    await retry(leadId);
    await pair.delivered(leadId);
    expect(await contactsOf(address)).toHaveLength(1);
  });
});

describe('an answer that never comes', () => {
  const late = 'Intercom did not answer in time.';

  beforeAll(() => pair.saveLeadsTab(campaignId));

  /** Calls are given up sooner from now on. @returns gives them their time back */
  function giveUpAfter(answerWithinMs: number): () => void {
    const { providers, clock } = pair.crm;
    const incoming = pair.app.context.intercom;
    const { hosts } = incoming;
    const hasty = createIntercomProvider(hosts, clock, pair.crm.budgets, { answerWithinMs, incoming });
    pair.crm.providers = createProviders([hasty]);
    return () => void (pair.crm.providers = providers);
  }

  it.each([
    ['of a call that was not carried out', { kind: 'hang' }],
    ['of a call that was carried out', { kind: 'hang', after: true }],
  ])('%s, is waited for no longer than the time limit', async (_name, fault) => {
    const restore = giveUpAfter(1_000);
    const { leadId, address } = await joinDuring(fault);
    const delivery = await pair.delivered(leadId, 'Waiting');
    restore();
    expect(delivery).toMatchObject({ failure: 'retry_later', outcome: late });
    await retry(leadId);
    await pair.delivered(leadId);
    expect(await contactsOf(address)).toHaveLength(1);
  });

  it('keeps no request waiting for the database', async () => {
    const restore = giveUpAfter(3_000);
    await pair.intercom.control('POST', 'fault', { method: 'POST', path: '/contacts', kind: 'hang', times: 8 });
    const leadIds = await Promise.all(Array.from({ length: 8 }, () => pair.joinAsLead(campaignId, code, newAddress())));
    const connectionsInTransaction = async () => {
      const { rows } = await sql<{ busy: number }>`
        select count(*)::int as busy from pg_stat_activity
        where application_name like 'goodword%' and application_name <> 'goodword-locks' and datname = current_database() and state = 'idle in transaction'
      `.execute(pair.crm.db);
      return rows[0]?.busy ?? 0;
    };
    const states = () => Promise.all(leadIds.map(async (leadId) => (await pair.deliveryOf(leadId)).state));
    await until(async () => (await states()).filter((state) => state === 'Sending').length === 8, 'all calls hang');
    await until(async () => (await connectionsInTransaction()) === 0, 'no connection is held', 1_500);
    await pair.intercom.control('DELETE', 'fault');
    await until(async () => !(await states()).includes('Sending'), 'the calls are given up');
    restore();
  });
});
