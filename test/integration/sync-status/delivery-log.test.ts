import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planPush } from '../../../src/integration/outbound/plan/plan-pushes.ts';
import { getLogged, readLog } from '../../../src/integration/sync-status/read-log.ts';
import { newId } from '../../../src/platform/id/id.ts';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';

let pair: Pair;
let campaignId: string;
let code: string;
let started: string;
const leadIds: Record<string, string> = {};

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  ({ campaignId, code } = await pair.campaign());
  started = new Date().toISOString();
  leadIds['nothing'] = await pair.joinAsLead(campaignId, code, 'nina@example.com', 'Nina');
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
  leadIds['sent'] = await join('sam@example.com', 'Sam', 'Sent');
  await pair.intercom.call('POST', '/contacts', { email: 'kim@example.com', name: 'Kim Before' });
  await pair.saveLeadsTab(campaignId, { duplicates: 'skip' });
  leadIds['skipped'] = await join('kim@example.com', 'Kim', 'Skipped');
  const blocked = { path: '/contacts', method: 'POST', kind: 'status', status: 422, code: 'not_restorable', times: 2 };
  await pair.saveLeadsTab(campaignId);
  await pair.intercom.control('POST', 'fault', blocked);
  leadIds['failed'] = await join('fay@example.com', '=cmd|Fay', 'Failed');
  leadIds['failed too'] = await join('flo@example.com', 'Flo', 'Failed');
});
afterAll(() => pair.close());

async function join(address: string, name: string, state: string): Promise<string> {
  const leadId = await pair.joinAsLead(campaignId, code, address, name);
  await pair.delivered(leadId, state);
  return leadId;
}

const list = async (query: string) =>
  (await pair.api('GET', `/deliveries?campaign_id=${campaignId}&${query}`)).body.items;
const addresses = async (query: string) =>
  (await list(query)).map(({ person }: { person: { email: string } }) => person.email).toSorted();
const healthOf = async (personId: string | undefined) => {
  const person = personId ? `&person_id=${personId}` : '';
  return (await pair.api('GET', `/deliveries/health?campaign_id=${campaignId}&tab=leads${person}`)).body.items;
};

it('filters by state, kind, tab, who must act and time', async () => {
  expect(await addresses('state=Sent')).toEqual(['sam@example.com']);
  expect(await addresses('failure=fix_data')).toEqual(['fay@example.com', 'flo@example.com']);
  expect(await addresses('failure=reconnect')).toEqual([]);
  expect(await addresses('kind=undo')).toEqual([]);
  expect(await addresses('tab=referrers')).toEqual([]);
  expect(await addresses('tab=leads')).toHaveLength(4);
  expect(await addresses(`from=${started}`)).toHaveLength(4);
  expect(await addresses(`to=${started}`)).toEqual([]);
  expect(await addresses(`subject_id=${leadIds['skipped']}`)).toEqual(['kim@example.com']);
});

it('is searched by e-mail, name and contact id', async () => {
  expect(await addresses('search=FAY@exam')).toEqual(['fay@example.com']);
  expect(await addresses('search=flo')).toEqual(['flo@example.com']);
  const [{ contact_id: contactId }] = await list('state=Sent');
  expect(await addresses(`search=${contactId}`)).toEqual(['sam@example.com']);
  expect(await addresses('search=nobody')).toEqual([]);
  expect(await addresses('search=%25')).toEqual([]);
});

it('pages by keyset: every delivery once', async () => {
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await pair.api('GET', `/deliveries?campaign_id=${campaignId}&limit=2&cursor=${cursor}`);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.next_cursor ?? '';
  } while (cursor);
  expect(seen).toHaveLength(4);
  expect(seen).toEqual(seen.toSorted((a, b) => (a < b ? 1 : -1)));
});

it('one delivery shows plan, choice, and every call with request and answer; no secret is in it', async () => {
  const [{ id }] = await list('state=Sent');
  const { status, body } = await pair.api('GET', `/deliveries/${id}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    kind: 'push',
    state: 'Sent',
    undo_state: null,
    actions: { retry: { allowed: false }, undo: { allowed: true } },
  });
  expect(body.planned).toEqual(expect.arrayContaining([{ field: 'email', label: 'Email', value: 'sam@example.com' }]));
  expect(body.choice.message).toContain('a new user is created');
  const calls = body.tries.flatMap(({ calls }: { calls: unknown[] }) => calls);
  const creation = calls.find(({ method, path }: any) => method === 'POST' && path === '/contacts');
  expect(creation).toMatchObject({ status: 200, purpose: 'Create the contact' });
  expect(JSON.parse(creation.request)).toMatchObject({ role: 'user', email: 'sam@example.com' });
  expect(creation.answer).toContain('"type":"contact"');
  expect(JSON.stringify(body)).not.toContain(pair.intercom.token);
  expect(JSON.stringify(body)).not.toMatch(/bearer/i);
});

it('gives the sync status of each person, and counts them', async () => {
  expect(await healthOf(leadIds['sent'])).toMatchObject([{ state: 'in_sync', count: 1 }]);
  expect(await healthOf(leadIds['skipped'])).toMatchObject([{ state: 'excluded', code: 'duplicates_skip' }]);
  expect(await healthOf(leadIds['nothing'])).toMatchObject([{ state: 'excluded', code: 'not_sent' }]);
  expect(await healthOf(leadIds['failed'])).toMatchObject([
    { state: 'failing', code: 'fix_data', message: 'Correct the data or the settings, then retry.' },
  ]);
  const all: { code: string; count: number }[] = await healthOf(undefined);
  expect(Object.fromEntries(all.map(({ code, count }) => [code, count]))).toEqual({
    in_sync: 1,
    duplicates_skip: 1,
    not_sent: 1,
    fix_data: 2,
  });
});

it('is exported as CSV with formulas escaped', async () => {
  const answer = await fetch(`${pair.url}/api/v1/deliveries.csv?campaign_id=${campaignId}&state=Failed`, {
    headers: { cookie: pair.cookie },
  });
  expect(answer.headers.get('content-type')).toContain('text/csv');
  const rows: Record<string, string>[] = parse(await answer.text(), { columns: true });
  expect(rows.map((row) => row['email'])).toEqual(['flo@example.com', 'fay@example.com']);
  expect(rows.find((row) => row['email'] === 'fay@example.com')).toMatchObject({
    first_name: "'=cmd|Fay",
    state: 'Failed',
    failure: 'fix_data',
  });
  expect((await fetch(`${pair.url}/api/v1/deliveries.csv`)).status).toBe(401);
});

it('another workspace, and a caller who is not signed in, see nothing of it', async () => {
  const [{ id }] = await list('state=Sent');
  const other = newId();
  expect((await readLog(pair.crm.db, other, { limit: 10 })).items).toEqual([]);
  expect((await readLog(pair.crm.db, other, { limit: 10, search: 'sam@example.com' })).items).toEqual([]);
  await expect(getLogged(pair.crm.db, other, id)).rejects.toMatchObject({ code: 'not_found' });
  expect((await fetch(`${pair.url}/api/v1/deliveries/${id}`)).status).toBe(401);
});

it('a retry of everything that matches counts and retries just that', async () => {
  const filter = { campaign_id: campaignId, failure: 'fix_data' };
  const counted = await pair.api('GET', `/deliveries/count?${new URLSearchParams(filter).toString()}`);
  expect(counted.body).toEqual({ total: 2, retriable: 2 });
  await pair.saveLeadsTab(campaignId);
  expect((await pair.api('POST', '/deliveries/retry', filter)).body).toEqual({ retried: 2 });
  await until(async () => (await addresses('state=Sent')).length === 3, 'both are sent');
  expect(await addresses('state=Skipped')).toEqual(['kim@example.com']);
  expect((await pair.api('POST', '/deliveries/retry', filter)).body).toEqual({ retried: 0 });
});

it('the sync status of a person follows from the last push alone, and from its undo', async () => {
  const subjectId = leadIds['skipped']!;
  await pair.saveLeadsTab(campaignId);
  const plan = {
    workspaceId: pair.workspaceId,
    campaignId,
    person: { subject: 'lead' as const, subjectId },
    cause: 'repair:1',
  };
  expect(await healthOf(subjectId)).toMatchObject([{ code: 'duplicates_skip', count: 1 }]);
  await pair.crm.db.transaction().execute((trx) => planPush(pair.crm, trx, plan));
  const repaired = await pair.delivered(subjectId);
  expect(await healthOf(subjectId)).toMatchObject([{ code: 'in_sync', count: 1 }]);
  await pair.api('POST', `/deliveries/${repaired.id}/undo`);
  await until(async () => (await healthOf(subjectId))[0].code === 'undone', 'it is undone');
});
