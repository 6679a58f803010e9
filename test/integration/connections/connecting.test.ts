import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectWorkspace } from '../../../src/integration/connections/connect-workspace.ts';
import { authorize, startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { holdOffConnecting } from '../../../src/integration/connections/lock-connecting.ts';

let pair: Pair;
let campaignId: string;
const minuteMs = 60_000;
let aheadMs = 0;

beforeAll(async () => {
  pair = await startPair({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  ({ campaignId } = await pair.campaign());
});
beforeEach(() => void (aheadMs = 0));
afterAll(() => pair.close());

const crmPage = () => `/campaigns/${campaignId}/settings/integrations/crm`;
const rows = () => pair.crm.db.selectFrom('connections').selectAll().execute();

async function goBack(address: string, cookie: string | null = pair.cookie): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  return answer.headers.get('location') ?? `status ${answer.status}`;
}

/** The callback address with some of its parameters changed; null takes one away. */
function changed(address: string, changes: Record<string, string | null>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
}

it('asks to sign in before it goes to Intercom', async () => {
  const start = await fetch(`${pair.url}/oauth/intercom/start?campaign_id=${campaignId}`, { redirect: 'manual' });
  expect(start.status).toBe(401);
  expect(await start.text()).toContain('Please sign in first');
});

it('begins only for a campaign of the workspace', async () => {
  const start = (query: string) =>
    fetch(`${pair.url}/oauth/intercom/start?${query}`, { redirect: 'manual', headers: { cookie: pair.cookie } });
  expect((await start('')).status).toBe(400);
  expect((await start('campaign_id=01890000-0000-7000-8000-000000000000')).status).toBe(404);
});

it('writes nothing when the state is wrong, missing, too old or another person’s, or access was denied', async () => {
  const address = await authorize(pair, pair.intercom, campaignId);
  expect(await goBack(changed(address, { state: 'made-up' }))).toBe('/?intercom=state_invalid');
  expect(await goBack(changed(address, { state: null }))).toBe('/?intercom=state_invalid');
  expect(await goBack(address, null)).toBe('status 401');
  expect(await goBack(await authorize(pair, pair.intercom, campaignId, 'deny'))).toBe(`${crmPage()}?intercom=denied`);
  expect(await goBack(changed(await authorize(pair, pair.intercom, campaignId), { code: null }))).toBe(
    `${crmPage()}?intercom=code_missing`,
  );
  expect(await goBack(changed(await authorize(pair, pair.intercom, campaignId), { code: 'wrong=' }))).toBe(
    `${crmPage()}?intercom=code_refused`,
  );
  const old = await authorize(pair, pair.intercom, campaignId);
  aheadMs = 11 * minuteMs;
  expect(await goBack(old)).toBe('/?intercom=state_invalid');
  aheadMs = 0;
  const theirs = await authorize(pair, pair.intercom, campaignId);
  await pair.crm.db.updateTable('oauth_states').set({ user_id: 'another user' }).execute();
  expect(await goBack(theirs)).toBe('/?intercom=state_invalid');
  expect(await rows()).toEqual([]);
});

it('connects once per state, and keeps the token sealed', async () => {
  const address = await authorize(pair, pair.intercom, campaignId);
  expect(new URL(address).searchParams.get('code')).toMatch(/=$/);
  expect(await goBack(address)).toBe(`${crmPage()}?intercom=connected`);
  expect(await goBack(address)).toBe('/?intercom=state_invalid');
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  expect(row).toMatchObject({ state: 'Connected', external_workspace_id: 'prac7ice', connected_by: { kind: 'user' } });
  const info = (await pair.intercom.control('GET', 'info')).body;
  expect(JSON.stringify(info)).toContain('access_token');
  const shown = (await pair.api('GET', '/connections')).body.items[0];
  expect(JSON.stringify(shown)).not.toContain(row?.token_sealed);
  expect(shown).toMatchObject({ state: 'Connected', connected_by: { name: 'Olivia Owner' } });
});

it('reads attributes live', async () => {
  const { id } = (await pair.api('GET', '/connections')).body.items[0];
  const { body } = await pair.api('GET', `/connections/${id}/attributes`);
  expect(body.items).toContainEqual({
    name: 'Signed up',
    label: 'Signed up',
    full_name: 'custom_attributes.Signed up',
    type: 'options',
    options: ['Yes', 'No'].map((value) => ({ value, label: value, hidden: false })),
    custom: true,
    writable: true,
  });
  await pair.intercom.control('POST', 'fault', { path: '/data_attributes', kind: 'html', status: 503 });
  const failed = await pair.api('GET', `/connections/${id}/attributes`);
  expect(failed).toMatchObject({ status: 502, body: { code: 'intercom_unavailable' } });
});

it('disconnects: the token is forgotten, the settings stay, connecting again finds the same connection', async () => {
  await pair.saveLeadsTab(campaignId);
  const { id } = (await pair.api('GET', '/connections')).body.items[0];
  expect((await pair.api('DELETE', `/connections/${id}`)).status).toBe(204);
  expect(await rows()).toMatchObject([{ state: 'Not connected', token_sealed: null }]);
  const panel = (await pair.api('GET', `/campaigns/${campaignId}/integrations/intercom`)).body;
  expect(panel).toMatchObject({
    connection: { state: 'Not connected' },
    tabs: { leads: { version: 1, setup_required: false, settings: { action: 'create_user' } } },
  });
  expect((await pair.api('GET', `/connections/${id}/attributes`)).body.code).toBe('not_connected');
  await pair.connect(campaignId);
  expect((await pair.api('GET', '/connections')).body.items).toMatchObject([{ id, state: 'Connected' }]);
});

it('keeps one connection when several workspaces of Intercom are connected at once', async () => {
  const actor = { kind: 'user' as const, id: null, name: 'Olivia Owner' };
  const connectTo = (externalId: string) =>
    connectWorkspace(pair.crm, {
      workspaceId: pair.workspaceId,
      actor,
      campaignId: null,
      authorised: {
        provider: 'intercom',
        token: 'a token',
        externalId,
        name: externalId,
        region: 'US',
        timezone: 'UTC',
        practice: true,
        by: 'oauth',
      },
    });
  await Promise.all(['first', 'second', 'third', 'fourth'].map(connectTo));
  // the one may need attention by now: its token is none, and a new connection is looked through at once
  const states = (await rows()).map(({ state }) => state);
  expect(states.filter((state) => state !== 'Not connected')).toHaveLength(1);
  expect(states).toHaveLength(5);
});

it('a renewal waits for a worker that is handing deliveries to the next connection', async () => {
  await pair.connect(campaignId);
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const order: string[] = [];
  const noting = pair.crm.db.transaction().execute(async (trx) => {
    await holdOffConnecting(trx, pair.workspaceId);
    begin();
    await mayEnd;
    order.push('noted');
  });
  await begun;
  const connecting = pair.connect(campaignId).then(() => order.push('connected'));
  await until(async () => {
    const { rows: waiting } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'
      and datname = current_database()`.execute(pair.crm.db);
    return waiting.length > 0;
  }, 'connecting waits for the lock');
  end();
  await Promise.all([noting, connecting]);
  expect(order).toEqual(['noted', 'connected']);
});
