import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { shareConnections } from '../../src/config/share-connections.ts';
import { reachingOutside } from '../../src/web/reaching-outside.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { openDatabaseDoor, type DatabaseDoor } from '../support/database-door.ts';
import { startGoodword, until, type Goodword } from '../support/goodword.ts';
import { listRoutes } from '../support/routes.ts';
import { runStatements } from '../support/test-server.ts';

// A request with an Idempotency-Key, cut off at each moment, and sent again: one effect, one answer, at once.

let database: TestDatabase;
let door: DatabaseDoor;
let goodword: Goodword;
let campaignId: string;
let code: string;

beforeAll(async () => {
  database = await createTestDatabase();
  door = await openDatabaseDoor(database.connectionString);
  const behindDoor = { connectionString: door.connectionString, drop: async () => {} };
  goodword = await startGoodword({ database: behindDoor });
  campaignId = (await goodword.api('POST', '/campaigns', { name: 'Repeated' })).body.id;
  await goodword.api('PUT', `/campaigns/${campaignId}/reward-rules/referrer`, {
    active: true,
    reward: { kind: 'fixed_amount', amount: { minor: 2000, currency: 'USD' } },
  });
  await goodword.api('POST', `/campaigns/${campaignId}/launch`);
  const referrer = { campaign_id: campaignId, email: 'rita@example.com', first_name: 'Rita' };
  ({ code } = (await goodword.api('POST', '/referrers', referrer)).body);
});
afterAll(async () => {
  await door.open();
  await goodword.close();
  await door.close();
  await database.drop();
});

const keyed = (key: string) => ({ 'idempotency-key': key });
const lead = (email: string) => ({ campaign_id: campaignId, referral_code: code, email, first_name: 'Lea' });
const post = (path: string, body: unknown, key: string) => goodword.api('POST', path, body, keyed(key));

/** Sends a request whose caller goes away before its answer. */
async function sendAndLeave(path: string, key: string): Promise<void> {
  const leaving = new AbortController();
  let isTaken = false;
  goodword.app.server.server.once('request', () => (isTaken = true));
  const sent = fetch(`${goodword.url}/api/v1${path}`, {
    method: 'POST',
    headers: { cookie: goodword.cookie, ...keyed(key) },
    signal: leaving.signal,
  });
  await until(async () => isTaken, 'the request arrived');
  leaving.abort();
  await sent.catch(() => {});
}

it('a lost answer of a qualified lead and of an issued reward is given again', async () => {
  const { id } = (await goodword.api('POST', '/leads', lead('lost@example.com'))).body;
  await sendAndLeave(`/leads/${id}/qualify`, 'qualify-1');
  await until(async () => (await goodword.api('GET', `/leads/${id}`)).body.state === 'Qualified', 'it is qualified');
  const again = await post(`/leads/${id}/qualify`, undefined, 'qualify-1');
  expect(again).toMatchObject({ status: 200, body: { id, state: 'Qualified' } });
  expect(again.headers.get('idempotency-replayed')).toBe('true');

  const [reward] = (await goodword.api('GET', `/rewards?lead_id=${id}`)).body.items;
  await sendAndLeave(`/rewards/${reward.id}/issue`, 'issue-1');
  await until(async () => (await goodword.api('GET', `/rewards/${reward.id}`)).body.state === 'Issued', 'it is issued');
  expect(await post(`/rewards/${reward.id}/issue`, undefined, 'issue-1')).toMatchObject({
    status: 200,
    body: { state: 'Issued' },
  });
});

/** A connection beside those of the server, for what stands in the way of a request. */
async function withClient<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  return work(client).finally(() => client.end());
}

const isSomethingWaiting = () =>
  withClient(async (client) => {
    const waiting = `select from pg_locks l join pg_database d on d.oid = l.database
      where not granted and d.datname = current_database()`;
    return ((await client.query(waiting)).rowCount ?? 0) > 0;
  });

it('a request that its database did not finish is carried out by the next try', async () => {
  await withClient(async (client) => {
    await client.query('begin');
    await client.query('lock table goodword.leads in exclusive mode');
    const first = post('/leads', lead('cut@example.com'), 'cut');
    await until(isSomethingWaiting, 'the request waits in its middle');
    await door.shut();
    expect((await first).status).toBe(503);
    await client.query('rollback');
    await door.open();
  });
  // 409 if the first one still stood in its way
  const again = await post('/leads', lead('cut@example.com'), 'cut');
  expect(again).toMatchObject({ status: 201, body: { email: 'cut@example.com' } });
  expect(again.headers.get('idempotency-replayed')).toBeNull();
  const { body } = await goodword.api('GET', '/leads?search=cut@example.com');
  expect(body.items).toHaveLength(1);
});

/** Counts how often the server looks whether the earlier request with a key still runs. */
function countLooks() {
  let looks = 0;
  const { query } = pg.Client.prototype;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: any[]) {
    const text: unknown = args[0]?.text ?? args[0];
    if (String(text).includes('pg_try_advisory_xact_lock')) looks += 1;
    return Reflect.apply(query, this, args);
  });
  return { looks: () => looks, restore: () => spy.mockRestore() };
}

it('those who wait for an earlier request hold no connection: other pages are served meanwhile', async () => {
  const poolSize = shareConnections(goodword.app.context.settings.databaseConnections).pages;
  await withClient(async (client) => {
    await client.query('begin');
    await client.query('lock table goodword.leads in exclusive mode');
    const send = () => post('/leads', lead('waited@example.com'), 'waited');
    const first = send();
    await until(isSomethingWaiting, 'the first request waits in its middle');
    // however slow the machine is, the others wait until time goes on
    const stopped = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    const { looks, restore } = countLooks();
    let ended = 0;
    const waiting = Array.from({ length: 3 * poolSize }, () => send().finally(() => (ended += 1)));
    try {
      await until(async () => looks() >= 3 * waiting.length, 'the others look again and again');
      let page: number | undefined;
      void goodword.api('GET', '/campaigns').then(({ status }) => (page = status));
      await until(async () => page, 'another page is served');
      expect([page, ended]).toEqual([200, 0]);
    } finally {
      stopped.mockRestore();
      restore();
    }
    const answers = await Promise.all(waiting);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]));
    expect(answers[0]!.headers.get('retry-after')).toBe('2');
    await client.query('rollback');
    expect((await first).status).toBe(201);
    const again = await send();
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
  });
});

it('what a request did and its answer are committed together: without the answer nothing was done', async () => {
  await runStatements(database.connectionString, [
    `create function goodword.refuse_answer() returns trigger language plpgsql as
       $$ begin raise exception 'no room for the answer'; end $$`,
    `create trigger refuse_answer before insert or update on goodword.idempotency_keys
       for each row when (new.idempotency_key = 'both' and new.status is not null)
       execute function goodword.refuse_answer()`,
  ]);
  expect((await post('/campaigns', { name: 'Both' }, 'both')).status).toBe(500);
  const countBoth = () =>
    sql`select from goodword.campaigns where name = 'Both'`.execute(goodword.app.db).then(({ rows }) => rows.length);
  expect(await countBoth()).toBe(0);
  await runStatements(database.connectionString, ['drop trigger refuse_answer on goodword.idempotency_keys']);
  expect((await post('/campaigns', { name: 'Both' }, 'both')).status).toBe(201);
  expect(await countBoth()).toBe(1);
});

it('a request that reaches outside is carried out by the next try as well', async () => {
  const test = () => post('/alert-settings/test', { channel: 'webhook' }, 'outside');
  const [first, second] = [await test(), await test()];
  expect([first.status, second.status]).toEqual([422, 422]);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
});

it('routes that reach outside are all routes of the API', () => {
  const posts = listRoutes(goodword.app.server).flatMap(({ method, path }) => (method === 'POST' ? [path] : []));
  expect([...reachingOutside].filter((path) => !posts.includes(path))).toEqual([]);
});
