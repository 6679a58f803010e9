import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planPracticeIntercom } from '../../scripts/start/practice-intercom.mjs';
import { readSettings } from '../../scripts/start/settings.mjs';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'goodword-plan-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = (env: Record<string, string>) => planPracticeIntercom(readSettings({ DATA_DIR: folder, ...env }));
const argument = (env: Record<string, string>, name: string) =>
  plan(env)
    ?.args.find((arg) => arg.startsWith(`--${name}=`))
    ?.slice(name.length + 3);

describe('browsers reach it by another host name than Goodword, so that cookies do not meet', () => {
  test.each([
    [{}, 'http://127.0.0.1:4001'],
    [{ PUBLIC_URL: 'http://localhost:5000' }, 'http://127.0.0.1:4001'],
    [{ PUBLIC_URL: 'http://127.0.0.1:4000' }, 'http://localhost:4001'],
    [{ PUBLIC_URL: 'http://[::1]:4000', SANDBOX_PORT: '9' }, 'http://127.0.0.1:9'],
    [{ HOST: '0.0.0.0' }, 'http://127.0.0.1:4001'],
    [{ SANDBOX_HOST: '192.168.0.7' }, 'http://192.168.0.7:4001'],
    [{ SANDBOX_PUBLIC_URL: 'https://practice.example.com/' }, 'https://practice.example.com'],
  ])('%j: %s', (env, url) => {
    expect(plan(env)).toMatchObject({ url, goodwordEnv: { INTERCOM_APP_URL: url } });
    expect(argument(env, 'public-url')).toBe(url);
  });
});

describe('it listens', () => {
  test.each([
    [{}, '127.0.0.1'],
    [{ HOST: '0.0.0.0' }, '127.0.0.1'],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://r.example.com', PRACTICE_INTERCOM: 'on' }, '127.0.0.1'],
    [{ SANDBOX_HOST: '0.0.0.0' }, '0.0.0.0'],
  ])('%j: on %s', (env, host) => {
    expect(argument(env, 'host')).toBe(host);
    expect(plan(env)?.goodwordEnv['INTERCOM_API_URL']).toBe('http://127.0.0.1:4001');
  });
});

describe('it asks for a password', () => {
  test.each([
    [{}, false],
    [{ HOST: '0.0.0.0' }, false],
    [{ SANDBOX_HOST: '0.0.0.0' }, true],
    [{ PUBLIC_URL: 'https://r.example.com', PRACTICE_INTERCOM: 'on' }, true],
    [{ SANDBOX_PUBLIC_URL: 'https://practice.example.com' }, true],
  ])('%j: %s', (env, asks) => {
    const made = plan(env);
    expect(made?.password !== undefined).toBe(asks);
    expect(made?.env['SANDBOX_PASSWORD']).toBe(made?.password);
  });

  test('which stays the same from start to start, or is the one given', () => {
    const made = plan({ SANDBOX_HOST: '0.0.0.0' })?.password;
    expect(made).toMatch(/^[\w-]{20}$/);
    expect(plan({ SANDBOX_HOST: '0.0.0.0' })?.password).toBe(made);
    expect(plan({ SANDBOX_PASSWORD: 'twelve letters' })?.password).toBe('twelve letters');
  });
});

describe('it is off', () => {
  test.each([
    [{ PRACTICE_INTERCOM: 'off' }],
    [{ INTERCOM_CLIENT_ID: 'a', INTERCOM_CLIENT_SECRET: 'b' }],
    [{ PUBLIC_URL: 'https://r.example.com' }],
    [{ PUBLIC_URL: 'http://192.168.0.7:4000', HOST: '0.0.0.0' }],
  ])('with %j', (env) => expect(plan(env)).toBeUndefined());

  test('and says so where the reason is the public address alone', () => {
    expect(readSettings({ PUBLIC_URL: 'https://r.example.com' }).practiceIsOff).toContain('PRACTICE_INTERCOM=on');
    expect(readSettings({ PRACTICE_INTERCOM: 'off' }).practiceIsOff).toBeUndefined();
    expect(readSettings({}).practiceIsOff).toBeUndefined();
  });
});

test.each([
  [{ PRACTICE_INTERCOM: 'yes' }, 'PRACTICE_INTERCOM is "yes", but it must be on or off.'],
  [{ PRACTICE_INTERCOM: 'on', INTERCOM_CLIENT_ID: 'a' }, 'set that app up on screen'],
  [{ SANDBOX_PASSWORD: 'short' }, 'SANDBOX_PASSWORD must have 12 characters or more'],
  [{ SANDBOX_PUBLIC_URL: 'practice' }, 'SANDBOX_PUBLIC_URL is "practice"'],
])('%j is refused', (env, sentence) => expect(() => plan(env)).toThrow(sentence));
