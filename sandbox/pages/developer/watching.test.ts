import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Harness, startHarness } from '../../testing/harness.ts';
import { manualClock } from '../../testing/manual-clock.ts';

let intercom: Harness;

beforeEach(async () => {
  intercom = await startHarness({ clock: manualClock(), settings: { indexLagMs: 0 } });
});
afterEach(() => intercom.close());

const page = async (path: string) => (await fetch(intercom.url + path)).text();
const me = async () => (await intercom.call('GET', '/me')).status;

describe('requests', () => {
  test('lists calls with their warnings, filters and clears them', async () => {
    expect(await page('/requests')).toContain('No API calls yet');
    await intercom.call('POST', '/contacts', { email: 'page@example.com', first_name: '<i>Ann</i>' });
    await intercom.call('GET', '/no_such_thing?<b>=1');
    const list = await page('/requests');
    expect(list).toContain('1 call to an address that is not imitated, 1 unknown body key');
    expect(list).toContain('unknown body key first_name');
    expect(list).toContain('1666 of 1667');
    expect(list).not.toContain('<b>');
    expect(await page('/requests?method=POST')).not.toContain('/no_such_thing');
    expect(await page('/requests?path=/contacts/**')).not.toContain('/no_such_thing');
    expect(await page('/requests?status=5xx')).toContain('No matches');
    const cleared = await intercom.post('/requests/clear', {});
    expect(cleared.headers.get('location')).toBe('/requests?done=cleared');
    expect(await page('/requests')).toContain('No API calls yet');
  });

  test('shows a call with headers and bodies, but without the token', async () => {
    await intercom.call('POST', '/contacts', { email: 'page@example.com', name: '<i>Ann</i>' });
    const shown = await page('/requests/1');
    expect(shown).toContain('authorization: Bearer ••••');
    expect(shown).toContain('x-request-id: 000');
    expect(shown).toContain('&#34;email&#34;: &#34;page@example.com&#34;');
    expect(shown).not.toContain('<i>');
    expect(shown).not.toContain(intercom.token);
    expect((await fetch(`${intercom.url}/requests/99`)).status).toBe(404);
  });

  test('are paged', async () => {
    for (let i = 0; i < 51; i++) await intercom.call('GET', `/contacts/unknown-${i}`);
    expect(await page('/requests')).toContain('Page 1 of 2');
    const second = await page('/requests?page=2');
    expect(second).toContain('unknown-0<');
    expect(second).not.toContain('unknown-1<');
  });
});

describe('faults', () => {
  const turn = (form: Record<string, string>) => intercom.post('/faults/switch', form);

  test('turn on with their limits, and off with one click', async () => {
    const on = await turn({ name: 'html_502', on: 'true', every: '2', path: '/me' });
    expect(on.headers.get('location')).toBe('/faults?done=switched#html_502');
    expect([await me(), await me()]).toEqual([200, 502]);
    const faults = await page('/faults');
    expect(faults).toContain('hit 1 call');
    expect(faults).toContain('one in 2 calls to /me');
    await intercom.post('/faults/off', {});
    expect([await me(), await me()]).toEqual([200, 200]);
    expect(await page('/faults')).toContain('Everything is off:');
  });

  test('a setting takes a value; an invalid one is explained and stays in the form', async () => {
    await turn({ name: 'index_lag_ms', on: 'true', value: '5000' });
    expect((await intercom.control('GET', 'settings')).body.index_lag_ms).toBe(5_000);
    const refused = await turn({ name: 'stale_reads_ms', on: 'true', value: '77777' });
    expect(refused.status).toBe(400);
    const text = await refused.text();
    expect(text).toContain('Not changed: stale_reads_ms must be at most 1000.');
    expect(text).toContain('value="77777"');
    await turn({ name: 'index_lag_ms', on: 'false' });
    expect((await intercom.control('GET', 'settings')).body.index_lag_ms).toBe(0);
    await turn({ name: 'drop_topics', on: 'true', value: 'contact.deleted, contact.merged' });
    expect((await intercom.control('GET', 'webhooks/switches')).body.drop_topics).toEqual([
      'contact.deleted',
      'contact.merged',
    ]);
    expect((await turn({ name: 'nothing', on: 'true' })).status).toBe(404);
  });

  test('a fault added through the API can be ended', async () => {
    await intercom.control('POST', 'fault', { path: '/me', kind: 'empty', until: 'cleared' });
    expect(await me()).toBe(500);
    const faults = await page('/faults');
    expect(faults).toContain('Added through the API');
    await intercom.post('/faults/end', { id: /name="id" value="(\d+)"/.exec(faults)?.[1] ?? '' });
    expect(await me()).toBe(200);
  });

  test('a preset turns on several switches', async () => {
    await intercom.post('/faults/preset', { name: 'slow' });
    expect((await intercom.control('GET', 'settings')).body.index_lag_ms).toBe(180_000);
    expect(await page('/faults')).toContain('href="#latency"');
  });
});

describe('the clock', () => {
  const clock = async () => (await intercom.control('GET', 'clock')).body;

  test('moves, is set in the workspace’s time zone, changes its speed and returns to real time', async () => {
    const { now_ms: start } = await clock();
    await intercom.post('/clock', { advance_ms: '60000' });
    expect((await clock()).now_ms).toBe(start + 60_000);
    await intercom.post('/clock', { set: '2026-07-01T09:30:00' });
    expect((await clock()).now).toBe('2026-07-01T08:30:00.000Z');
    expect(await page('/clock')).toContain('1 Jul 2026, 09:30:00');
    await intercom.post('/clock', { speed: '60' });
    expect(await page('/clock')).toContain('60× speed');
    await intercom.post('/clock', { real: 'true' });
    expect(await clock()).toMatchObject({ now_ms: start, real: true });
  });

  test('explains an invalid time', async () => {
    const refused = await intercom.post('/clock', { set: 'soon' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('Not set: set must be');
  });
});
