import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';
import { startPair, type Pair } from '../support/connected-goodword.ts';
import { ask, startGoodword, until } from '../support/goodword.ts';

const token = 'a-token-for-the-tests';
let pair: Pair;
let campaignId: string;
let code: string;

beforeAll(async () => {
  pair = await startPair({ metricsToken: token });
  ({ campaignId, code } = await pair.campaign());
  await pair.connect(campaignId);
  await pair.saveLeadsTab(campaignId);
});
afterAll(() => pair.close());

const read = (authorization?: string) =>
  ask(`${pair.url}/metrics`, 'GET', undefined, authorization === undefined ? {} : { authorization });
/** The value of a series, by its name and labels as they stand in the text; undefined when it is not there. */
async function valueOf(series: string): Promise<number | undefined> {
  const { body } = await read(`Bearer ${token}`);
  const line = String(body)
    .split('\n')
    .find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('the metrics are read', () => {
  it('with the token', async () => {
    const { status, headers, body } = await read(`Bearer ${token}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toContain('process_resident_memory_bytes');
  });

  it.each([undefined, '', 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, token])(
    'not with the authorization %s',
    async (sent) => {
      const { status, body } = await read(sent);
      expect(status).toBe(401);
      expect(JSON.stringify(body)).not.toContain('goodword_');
    },
  );

  it('by no caller while no token is set', async () => {
    const other = await startGoodword({ blank: true });
    try {
      const answer = await ask(`${other.url}/metrics`, 'GET', undefined, { authorization: `Bearer ${token}` });
      expect(answer).toMatchObject({ status: 404, body: { code: 'metrics_off' } });
    } finally {
      await other.close();
    }
  });

  it('never with a token that can be guessed: Goodword does not start with it', () => {
    expect(() => readSettings({ METRICS_TOKEN: 'short' })).toThrow('openssl rand');
    expect(() => readSettings({ METRICS_TOKEN: 'with blanks in it, long' })).toThrow('without blanks');
  });
});

describe('answers', () => {
  const answered = (method: string, route: string, status: number) =>
    valueOf(`goodword_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`);

  it('are counted by the pattern of their address, also those that pass the framework by', async () => {
    for (let n = 0; n < 3; n += 1) await fetch(`${pair.url}/r/${code}`, { redirect: 'manual' });
    await fetch(`${pair.url}/r/NOBODY-00000`, { redirect: 'manual' });
    await pair.api('GET', `/campaigns/${campaignId}`);
    await until(async () => (await answered('GET', '/r/:code', 302)) === 3, 'three redirects are counted');
    expect(await answered('GET', '/r/:code', 404)).toBe(1);
    expect(await answered('GET', '/api/v1/campaigns/:id', 200)).toBeGreaterThan(0);
    const { body } = await read(`Bearer ${token}`);
    expect(body).not.toContain(code);
    expect(body).not.toContain(campaignId);
  });

  it('are counted for webhooks too', async () => {
    await pair.intercom.control('POST', 'webhooks/ping');
    await until(async () => (await answered('POST', '/hooks/:provider', 200)) !== undefined, 'the ping is counted');
  });
});

describe('the state of the work', () => {
  it('has connections, and deliveries that wait', async () => {
    expect(await valueOf('goodword_connections{state="Connected",kind="practice"}')).toBe(1);
    expect(await valueOf('goodword_deliveries_open_oldest_seconds')).toBe(0);
    expect(await valueOf('goodword_jobs{queue="deliver-to-crm",state="ready"}')).toBeDefined();
    expect(await valueOf('goodword_dead_letters')).toBe(0);
    const [{ id }] = (await pair.api('GET', '/connections')).body.items;
    await pair.api('DELETE', `/connections/${id}`);
    const leadId = await pair.joinAsLead(campaignId, code, 'waiting@example.com');
    await until(async () => (await pair.deliveryOf(leadId))?.state === 'Waiting', 'the delivery waits');
    await until(
      async () => (await valueOf('goodword_deliveries_open{state="Waiting"}')) === 1,
      'the waiting delivery is in the metrics',
    );
    expect(await valueOf('goodword_connections{state="Not connected",kind="practice"}')).toBe(1);
    // gone with what it counted
    await pair.connect(campaignId);
    await pair.delivered(leadId);
    await until(
      async () => (await valueOf('goodword_deliveries_open{state="Waiting"}')) === undefined,
      'nothing waits any more',
    );
  });

  it('has the process although the database cannot be read', async () => {
    const { db } = pair.app;
    await sql`alter table goodword.notifications rename to notifications_away`.execute(db);
    try {
      await until(async () => (await valueOf('goodword_database_up')) === 0, 'the database is reported down');
      expect(await valueOf('process_resident_memory_bytes')).toBeGreaterThan(0);
      expect(await valueOf('goodword_dead_letters')).toBeUndefined();
    } finally {
      await sql`alter table goodword.notifications_away rename to notifications`.execute(db);
    }
    await until(async () => (await valueOf('goodword_database_up')) === 1, 'the database is reported up again');
  });

  it('has the calls of the last minute', async () => {
    expect(await valueOf('goodword_intercom_calls_last_minute{outcome="made"}')).toBeDefined();
    expect(await valueOf('goodword_intercom_calls_last_minute{outcome="refused"}')).toBe(0);
  });
});
