import { fixedToken } from '../integration/provider/token-source.ts';
import { expect, it } from 'vitest';
import { readSettings } from '../config/settings.ts';
import { unmetered } from '../integration/provider/pacing/call-budgets.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { hostsFrom } from './hosts.ts';
import { createIntercomProvider } from './provider.ts';

const app = { INTERCOM_CLIENT_ID: 'an id', INTERCOM_CLIENT_SECRET: 'a secret' };
const practice = {
  ...app,
  INTERCOM_PRACTICE: '1',
  INTERCOM_API_URL: 'http://localhost:4001',
  INTERCOM_APP_URL: 'http://localhost:4001',
};
const intercomItself = { apiUrl: null, appUrl: 'https://app.intercom.com' };
const hosts = (env: Record<string, string>) => hostsFrom(readSettings(env));

it('knows where the real Intercom is, with and without settings', () => {
  expect(hosts({})).toEqual({ real: intercomItself, practice: null });
  expect(hosts(app)).toEqual({ real: intercomItself, practice: null });
  expect(hosts({ INTERCOM_API_URL: 'https://proxy.example.com' }).real.apiUrl).toBe('https://proxy.example.com');
});

it('does not take the practice Intercom’s address for the real one', () => {
  expect(hosts(practice)).toMatchObject({ real: intercomItself, practice: { apiUrl: 'http://localhost:4001' } });
  const both = hosts({ ...practice, INTERCOM_REAL_API_URL: 'https://proxy.example.com' });
  expect(both.real.apiUrl).toBe('https://proxy.example.com');
  expect(both.practice?.apiUrl).toBe('http://localhost:4001');
});

it('never goes to the real Intercom with what is meant for a practice one that is gone', () => {
  const budgets = { of: () => unmetered, close: async () => {} };
  const provider = createIntercomProvider(hosts(app), systemClock, budgets);
  const target = {
    connection: { workspace_id: 'w', connection_id: 'c' },
    externalWorkspaceId: 'prac7ice',
    region: 'US',
    practice: true,
    token: fixedToken('a token'),
    wanted: async () => 'all' as const,
  };
  expect(() => provider.open(target)).toThrow(
    expect.objectContaining({ failure: 'reconnect', attention: 'practice_gone' }),
  );
  expect(() => provider.open({ ...target, practice: false })).not.toThrow();
});
