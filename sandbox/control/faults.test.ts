import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { switches } from '../presets/all-switches.ts';
import { presets } from '../presets/presets.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { manualClock } from '../testing/manual-clock.ts';

let intercom: Harness;

beforeEach(async () => {
  intercom = await startHarness({ clock: manualClock(), settings: { indexLagMs: 0 } });
});
afterEach(() => intercom.close());

const fault = (body: object) => intercom.control('POST', 'fault', body);
const status = async (path = '/me') => (await intercom.call('GET', path)).status;
const statuses = async (count: number) => {
  const seen = [];
  for (let i = 0; i < count; i++) seen.push(await status());
  return seen;
};

describe('a fault', () => {
  test('lasts until it is cleared, and can hit every nth call only', async () => {
    await fault({ kind: 'empty', until: 'cleared', every: 3 });
    expect(await statuses(7)).toEqual([200, 200, 500, 200, 200, 500, 200]);
    const { faults } = (await intercom.control('GET', 'fault')).body;
    expect(faults).toMatchObject([{ path: '/**', seen: 7, hits: 2 }]);
    await intercom.control('DELETE', `fault/${faults[0].id}`);
    expect(await statuses(3)).toEqual([200, 200, 200]);
    expect((await intercom.tryControl('DELETE', 'fault/77')).status).toBe(404);
  });

  test('can end at a given time', async () => {
    const { now_ms: now } = (await intercom.control('GET', 'clock')).body;
    await fault({ kind: 'empty', until: now + 1_000 });
    expect(await statuses(2)).toEqual([500, 500]);
    await intercom.control('POST', 'clock', { advance_ms: 1_000 });
    expect(await status()).toBe(200);
  });

  test('can hit with a probability', async () => {
    await fault({ kind: 'empty', until: 'cleared', probability: 0.5 });
    const hit = (await statuses(100)).filter((one) => one === 500).length;
    expect(hit).toBeGreaterThan(20);
    expect(hit).toBeLessThan(80);
  });

  test('can be limited to one app or workspace', async () => {
    await fault({ kind: 'empty', until: 'cleared', app: 'another' });
    await fault({ kind: 'empty', until: 'cleared', workspace: 'another' });
    expect(await status()).toBe(200);
    await fault({ kind: 'empty', until: 'cleared', app: intercom.clientId, workspace: 'prac7ice' });
    expect(await status()).toBe(500);
    expect((await intercom.call('GET', '/me', undefined, { authorization: 'Bearer nope' })).status).toBe(401);
  });

  test('429 comes with the three headers, without Retry-After', async () => {
    await fault({ kind: 'rate_limit' });
    const { status: answered, headers, body } = await intercom.call('GET', '/me');
    expect([answered, body.errors[0].code]).toEqual([429, 'rate_limit_exceeded']);
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    expect(headers.get('x-ratelimit-reset')).toBe(String(Date.UTC(2026, 5, 10, 12, 0, 16) / 1000));
    expect(headers.get('retry-after')).toBeNull();
  });

  test('can have no message', async () => {
    await fault({ kind: 'status', status: 422, code: 'data_invalid', message: null });
    expect((await intercom.call('GET', '/me')).body.errors).toEqual([{ code: 'data_invalid', message: null }]);
  });

  test('of kind delay combines with another fault, and can come after the work', async () => {
    await fault({ kind: 'delay', delay_ms: 60 });
    await fault({ kind: 'empty', status: 503 });
    const started = performance.now();
    expect(await status()).toBe(503);
    expect(performance.now() - started).toBeGreaterThanOrEqual(58);

    await fault({ kind: 'delay', delay_ms: 400, after: true, method: 'POST' });
    const slow = intercom.call('POST', '/contacts', { email: 'late@example.com' });
    const again = await intercom.call('POST', '/contacts', { email: 'late@example.com' });
    expect(again.status).toBe(409);
    expect((await slow).status).toBe(200);
  });

  test.each([
    [{ kind: 'hang', until: 'tomorrow' }, 'until must be "cleared" or milliseconds since 1970.'],
    [{ kind: 'sneeze' }, /^kind must be one of status, rate_limit/],
  ])('%o is refused with a sentence', async (body, sentence) => {
    const answer = await intercom.tryControl('POST', 'fault', body);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatch(sentence);
  });
});

describe('the switches', () => {
  const listFaults = async () => (await intercom.control('GET', 'faults')).body;
  const turn = (body: object) => intercom.control('POST', 'faults/switch', body);
  const on = async () =>
    (await listFaults()).switches.filter((one: { on: boolean }) => one.on).map((one: { name: string }) => one.name);

  test('are all listed, each explained and off', async () => {
    const { switches: listed } = await listFaults();
    const names = listed.map((one: { name: string }) => one.name);
    expect(new Set(names).size).toBe(names.length);
    const settings = Object.keys((await intercom.control('GET', 'settings')).body);
    const webhooks = Object.keys((await intercom.control('GET', 'webhooks/switches')).body);
    expect(names).toEqual(expect.arrayContaining([...settings, ...webhooks, 'latency', 'tokens_suspended']));
    for (const one of listed) expect(one.explanation).toMatch(/\.$/);
    expect(await on()).toEqual([]);
  });

  test.each(switches.map((one) => one.name))('%s turns on and off', async (name) => {
    if (name === 'tokens_suspended') await authorize();
    expect((await turn({ name, on: true })).status).toBe(200);
    expect(await on()).toEqual([name]);
    await turn({ name, on: false });
    expect(await on()).toEqual([]);
  });

  test('a fault switch counts its hits and can be limited', async () => {
    await turn({ name: 'html_502', on: true, every: 2, path: '/me' });
    expect(await statuses(4)).toEqual([200, 502, 200, 502]);
    expect(await status('/admins')).toBe(200);
    const { switches: listed } = await listFaults();
    expect(listed.find((one: { name: string }) => one.name === 'html_502')).toMatchObject({ on: true, hits: 2 });
  });

  test('suspended tokens work again once the switch is off', async () => {
    const token = await authorize();
    const ask = async () =>
      (await intercom.call('GET', '/me', undefined, { authorization: `Bearer ${token}` })).body.errors?.[0].code;
    expect(await ask()).toBeUndefined();
    await turn({ name: 'tokens_suspended', on: true });
    expect(await ask()).toBe('token_suspended');
    expect(await status()).toBe(200);
    await turn({ name: 'tokens_suspended', on: false });
    expect(await ask()).toBeUndefined();
  });

  test.each(presets.map((one) => one.name))('the preset %s turns on, and everything turns off', async (name) => {
    await authorize();
    await intercom.control('POST', 'fault', { kind: 'hang', until: 'cleared', path: '/never' });
    await intercom.control('POST', 'faults/preset', { name });
    const preset = presets.find((one) => one.name === name);
    expect((await on()).toSorted()).toEqual(Object.keys(preset?.turn ?? {}).toSorted());
    await intercom.control('DELETE', 'faults');
    expect(await on()).toEqual([]);
    expect((await listFaults()).faults).toEqual([]);
    // The value at start, not the real Intercom's.
    expect((await intercom.control('GET', 'settings')).body.index_lag_ms).toBe(0);
  });

  test.each([
    ['switch', { name: 'nothing', on: true }, 404, 'There is no switch with this name.'],
    ['switch', { name: 'latency' }, 400, 'on must be true or false.'],
    ['switch', { name: 'stale_reads_ms', on: true, value: 5_000 }, 400, 'stale_reads_ms must be at most 1000.'],
    ['switch', { name: 'hold', on: true, value: 'yes' }, 400, 'hold must be true or false.'],
    ['preset', { name: 'nothing' }, 404, 'There is no preset with this name.'],
  ])('%s %o is refused with a sentence', async (path, body, code, sentence) => {
    const answer = await intercom.tryControl('POST', `faults/${path}`, body);
    expect([answer.status, answer.body]).toEqual([code, { error: sentence }]);
  });
});

/** A token granted to an app. */
async function authorize(): Promise<string> {
  const redirect = 'http://localhost:9/back';
  await intercom.control('POST', `apps/${intercom.clientId}`, { redirect_uris: [redirect] });
  const form = { client_id: intercom.clientId, state: 's', redirect_uri: redirect, answer: 'authorize' };
  const granted = await intercom.post('/oauth', form);
  const code = new URL(granted.headers.get('location') ?? '').searchParams.get('code');
  const exchange = { code, client_id: intercom.clientId, client_secret: intercom.clientSecret };
  return (await intercom.call('POST', '/auth/eagle/token', exchange)).body.token;
}
