import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { type Harness, startHarness } from '../testing/harness.ts';
import { type ManualClock, manualClock } from '../testing/manual-clock.ts';
import { RateLimiter, resetOf } from './rate-limiter.ts';
import { announced } from './rate-limits.ts';

describe('slices', () => {
  const at = (second: number) => Date.UTC(2026, 0, 1, 0, 0, 0) + second * 1000;
  const quotas = [{ key: 'a', perMinute: 12 }];

  test('begin at full ten seconds, and the reset announced is six seconds after their end', () => {
    const limiter = new RateLimiter();
    const takes = [0, 9.999, 10, 19].map((second) => limiter.take(quotas, at(second)));
    expect(takes.map(({ remaining }) => remaining)).toEqual([1, 0, 1, 0]);
    expect(takes.map(({ reset }) => reset - at(0) / 1000)).toEqual([16, 16, 26, 26]);
    expect(resetOf(at(9.999))).toBe(at(16) / 1000);
  });

  test('10,000 a minute are 1,667 in ten seconds', () => {
    expect(new RateLimiter().take([{ key: 'a', perMinute: 10_000 }], at(0)).limit).toBe(1_667);
  });

  test('the headers show the tightest of several limits', () => {
    const limiter = new RateLimiter();
    const both = [
      { key: 'app', perMinute: 12 },
      { key: 'all', perMinute: 18 },
    ];
    limiter.take([{ key: 'all', perMinute: 18 }], at(0));
    limiter.take([{ key: 'all', perMinute: 18 }], at(0));
    expect(limiter.take(both, at(0))).toMatchObject({ limit: 3, remaining: 0, exceeded: false });
    expect(limiter.take(both, at(0))).toMatchObject({ limit: 3, exceeded: true });
  });
});

describe('the headers', () => {
  const state = { limit: 100, remaining: 40, reset: 1_000, exceeded: false };

  test('show the real state by default', () => {
    expect(announced(state, defaultSettings, 0.05)).toEqual(state);
  });

  test('can show another limit', () => {
    expect(announced(state, { ...defaultSettings, announcedRateLimit: 5_000 }, 0.5)).toEqual({
      ...state,
      limit: 5_000,
      remaining: 4_940,
    });
  });

  test('can be approximate', () => {
    const noisy = (chance: number) => announced(state, { ...defaultSettings, rateHeaderNoise: true }, chance);
    expect(noisy(0.05)).toMatchObject({ remaining: 100, reset: 1_000 });
    expect(noisy(0.5)).toMatchObject({ remaining: 42, reset: 1_000 });
    expect(noisy(0.99)).toMatchObject({ remaining: 44, reset: 990 });
  });
});

describe('calls that share a limit', () => {
  let intercom: Harness;
  let clock: ManualClock;
  let tokens: Record<string, string>;

  beforeEach(async () => {
    clock = manualClock();
    intercom = await startHarness({ clock, settings: { rateLimitPerMinute: 12, workspaceRateLimitPerMinute: 18 } });
    await intercom.control('POST', 'workspaces', { id_code: 'second00', seed: 'sample' });
    await intercom.control('POST', 'apps', { client_id: 'other' });
    tokens = {};
    for (const client_id of [intercom.clientId, 'other'])
      for (const workspace_id of ['prac7ice', 'second00'])
        tokens[`${client_id === 'other' ? 'other' : 'own'} ${workspace_id}`] = (
          await intercom.control('POST', 'access_token', { client_id, workspace_id })
        ).body.access_token;
  });
  afterEach(() => intercom.close());

  const ask = async (whose: string) =>
    (await intercom.call('GET', '/me', undefined, { authorization: `Bearer ${tokens[whose]}` })).status;
  const kind = (client_id: string, value: string) => intercom.control('POST', `apps/${client_id}`, { kind: value });

  test('of a public app: those in one workspace', async () => {
    await kind(intercom.clientId, 'public');
    expect([await ask('own prac7ice'), await ask('own prac7ice'), await ask('own prac7ice')]).toEqual([200, 200, 429]);
    expect([await ask('own second00'), await ask('own second00')]).toEqual([200, 200]);
    clock.advance(10_000);
    expect(await ask('own prac7ice')).toBe(200);
  });

  test('of a private app: all; and the private apps of a workspace share a second limit', async () => {
    await kind(intercom.clientId, 'private');
    await kind('other', 'private');
    expect([await ask('own prac7ice'), await ask('own second00'), await ask('own second00')]).toEqual([200, 200, 429]);
    clock.advance(10_000);
    expect([await ask('own prac7ice'), await ask('own prac7ice')]).toEqual([200, 200]);
    expect([await ask('other prac7ice'), await ask('other prac7ice')]).toEqual([200, 429]);
  });
});
