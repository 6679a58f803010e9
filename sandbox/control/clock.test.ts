import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';

let intercom: Harness;
let machine: ManualClock;

beforeEach(async () => {
  machine = manualClock();
  intercom = await startHarness({ clock: machine });
});
afterEach(() => intercom.close());

const clock = (body: object) => intercom.control('POST', 'clock', body);

test('moves, speeds up, stops and returns to real time', async () => {
  const start = machine.now();
  expect((await intercom.control('GET', 'clock')).body).toMatchObject({ now_ms: start, speed: 1, real: true });
  expect((await clock({ advance_ms: 90_000 })).body).toMatchObject({ now_ms: start + 90_000, speed: 1, real: false });
  await clock({ speed: 60 });
  machine.advance(1_000);
  expect((await intercom.control('GET', 'clock')).body.now_ms).toBe(start + 150_000);
  expect((await clock({ set: '2026-12-24T18:00:00+01:00', speed: 0 })).body).toMatchObject({
    now: '2026-12-24T17:00:00.000Z',
    speed: 0,
  });
  machine.advance(1_000);
  expect((await intercom.control('GET', 'clock')).body.now).toBe('2026-12-24T17:00:00.000Z');
  expect((await clock({ real: true })).body).toMatchObject({ now_ms: machine.now(), speed: 1, real: true });
});

test('index lag, rate limit and timestamps follow the clock', async () => {
  const query = { field: 'email', operator: '=', value: 'wait@example.com' };
  const found = async () => (await intercom.call('POST', '/contacts/search', { query })).body.total_count;
  await intercom.call('POST', '/contacts', { email: 'wait@example.com' });
  expect(await found()).toBe(0);
  await clock({ advance_ms: 80_000 });
  expect(await found()).toBe(1);

  await intercom.control('POST', 'settings', { rate_limit_per_minute: 6 });
  await clock({ advance_ms: 10_000 });
  expect((await intercom.call('GET', '/me')).status).toBe(200);
  expect((await intercom.call('GET', '/me')).status).toBe(429);
  await clock({ advance_ms: 10_000 });
  expect((await intercom.call('GET', '/me')).status).toBe(200);

  await clock({ advance_ms: 10_000 });
  const { body } = await intercom.call('POST', '/contacts', { email: 'later@example.com' });
  expect(body.created_at).toBe(Math.floor(machine.now() / 1000) + 110);
});

test.each([
  [{}, 'Give advance_ms or set, with or without speed, or speed alone, or real alone.'],
  [{ advance_ms: 5, set: 0 }, /^set must be between 2000 and 2100|^Give /],
  [{ advance_ms: -1 }, 'advance_ms must be at least 0.'],
  [{ set: 'noon' }, 'set must be milliseconds since 1970 or a time such as "2026-11-22T09:00:00Z".'],
  [{ speed: -1 }, 'speed must be at least 0.'],
  [{ real: true, speed: 2 }, /^Give advance_ms or set/],
])('%o is refused with a sentence', async (body, sentence) => {
  const answer = await intercom.tryControl('POST', 'clock', body);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatch(sentence);
});

test('with a file, the time survives a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  const file = join(folder, 'practice.json');
  const first = await startHarness({ clock: machine, file });
  await first.control('POST', 'clock', { advance_ms: 3_600_000 });
  await first.close();
  machine.advance(500);
  const second = await startHarness({ clock: machine, file });
  expect((await second.control('GET', 'clock')).body.now_ms).toBe(machine.now() + 3_600_000);
  await second.close();
  rmSync(folder, { recursive: true });
});
