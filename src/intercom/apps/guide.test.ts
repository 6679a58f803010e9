import { expect, it } from 'vitest';
import { authorizeUrl } from '../oauth/authorize-url.ts';
import { describeGuide, findAddressProblem } from './guide.ts';
import type { Region } from './intercom-app.ts';

it.each([
  'http://localhost:4000',
  'https://localhost',
  'http://127.0.0.1:4000',
  'https://10.1.2.3',
  'https://172.20.0.2',
  'https://192.168.1.5',
  'https://[::1]:4000',
  'https://[fd00::1]',
  'https://goodword.local',
  'https://intranet',
])('%s is not on the internet', (publicUrl) => {
  expect(findAddressProblem(publicUrl)).toContain('only this network knows');
});

it('asks for https', () => {
  expect(findAddressProblem('http://referrals.example.com')).toContain('https addresses only');
});

it.each(['https://referrals.example.com', 'https://172.217.1.1', 'https://referrals.example.com:8443'])(
  'has nothing against %s',
  (publicUrl) => {
    expect(findAddressProblem(publicUrl)).toBeNull();
  },
);

it('names every address under the server’s own', () => {
  const { addresses } = describeGuide('https://referrals.example.com');
  expect(addresses.every(({ url }) => url.startsWith('https://referrals.example.com/'))).toBe(true);
});

it.each([
  ['US', 'https://app.intercom.com/oauth'],
  ['EU', 'https://app.eu.intercom.com/oauth'],
  ['AU', 'https://app.au.intercom.com/oauth'],
] as const)('begins authorising in %s at %s', (region: Region, address) => {
  const hosts = { apiUrl: null, appUrl: 'https://app.intercom.com' };
  const app = { clientId: 'an id', clientSecret: 'secret', practice: false, region, hosts };
  const url = new URL(authorizeUrl(app, 'https://referrals.example.com', 'a state'));
  expect(url.origin + url.pathname).toBe(address);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'an id',
    state: 'a state',
    redirect_uri: 'https://referrals.example.com/oauth/intercom/callback',
  });
});
