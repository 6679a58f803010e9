import { describe, expect, it } from 'vitest';
import type { Connection } from '../../integration/connections/connection.ts';
import { findFindings, type CheckDetails } from './check-findings.ts';
import type { Signal } from './signal-store.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 10, 12, minute));

const connection: Connection = {
  workspace_id: 'w',
  connection_id: 'c',
  provider: 'intercom',
  external_workspace_id: 'rea1eu01',
  external_workspace_name: 'Acme',
  region: 'EU',
  timezone: 'UTC',
  practice: false,
  token_sealed: 'sealed',
  state: 'Connected',
  attention: null,
  connected_by: { kind: 'user', id: 'u', name: 'Olivia Owner' },
  connected_at: at(10),
  disconnected_at: null,
  served_at: null,
  authorised_by: 'oauth',
};

const signal = (name: Signal['signal'], minute: number, detail = ''): Signal => ({
  workspace_id: 'w',
  practice: false,
  signal: name,
  detail,
  seen_at: at(minute),
});

const facts: CheckDetails = {
  practice: false,
  way: 'oauth',
  region: 'EU',
  hasSecret: true,
  addressProblem: null,
  connection,
  broken: null,
  seen: { notification: { topic: 'contact.user.updated', receivedAt: at(20) }, sentAt: at(15) },
  signals: [],
  trials: [
    { key: 'read_tags', title: 'Read tags', outcome: 'allowed' },
    { key: 'write_contacts', title: 'Read and write users', outcome: 'allowed' },
  ],
  roomProblem: null,
  now: at(30),
};

const find = (key: string, change: Partial<CheckDetails> = {}) =>
  findFindings({ ...facts, ...change }).find((finding) => finding.key === key);

const unseen = { notification: null, sentAt: null };

it('finds no problem where everything was seen to work', () => {
  const statuses = findFindings(facts).map(({ key, status }) => [key, status]);
  expect(Object.fromEntries(statuses)).toEqual({
    room: 'ok',
    address: 'ok',
    token: 'ok',
    region: 'ok',
    read_tags: 'ok',
    write_contacts: 'ok',
    write_companies: 'not_tried',
    webhook: 'ok',
    signature: 'ok',
    health: 'waiting',
    uninstall: 'not_tried',
    inbox: 'waiting',
  });
});

describe('the token', () => {
  it.each([
    ['not connected yet', { connection: null }, 'waiting'],
    ['was disconnected', { connection: { ...connection, state: 'Not connected' as const } }, 'waiting'],
    ['no longer works', { broken: 'Intercom no longer accepts it.' }, 'problem'],
    ['was refused after the last success', { signals: [signal('exchange_failed', 11)] }, 'problem'],
    ['was refused before the last success', { signals: [signal('exchange_failed', 9)] }, 'ok'],
    ['was refused at the first try', { connection: null, signals: [signal('exchange_failed', 9)] }, 'problem'],
  ])('%s', (_what, change, status) => {
    expect(find('token', change)?.status).toBe(status);
  });
});

describe('the signature', () => {
  it.each([
    ['fits', {}, 'ok'],
    ['did not fit, later than it did', { signals: [signal('wrong_signature', 21)] }, 'problem'],
    ['did not fit, but did later', { signals: [signal('wrong_signature', 19)] }, 'ok'],
    ['never fitted', { seen: unseen, signals: [signal('wrong_signature', 1)] }, 'problem'],
    ['fits on the test request', { seen: unseen, signals: [signal('ping', 1)] }, 'ok'],
    ['was not seen yet', { seen: unseen }, 'waiting'],
    ['cannot be checked without the secret', { hasSecret: false }, 'problem'],
  ])('%s', (_what, change, status) => {
    expect(find('signature', change)?.status).toBe(status);
  });
});

it('shows the last webhook, be it a report or the test request', () => {
  expect(find('webhook')).toMatchObject({ sentence: expect.stringContaining('contact.user.updated'), at: at(20) });
  expect(find('webhook', { signals: [signal('ping', 25)] })).toMatchObject({ at: at(25) });
  expect(find('webhook', { seen: unseen })?.status).toBe('waiting');
});

it('names a region that is another one, and says nothing of one before the first connection', () => {
  expect(find('region', { region: 'US' })).toMatchObject({ status: 'problem', at: null });
  expect(find('region', { region: null })?.status).toBe('ok');
  expect(find('region', { connection: null })).toBeUndefined();
});

describe('a permission', () => {
  const message = 'A permission is missing.';
  const title = 'Write tags: all';
  const refused = { outcome: 'refused', attention: 'permission_missing', message } as const;
  const tried = (key: string, outcome: 'refused' | 'unclear', change: Partial<CheckDetails> = {}) =>
    find(key, {
      trials: [{ key, title, ...(outcome === 'refused' ? refused : { outcome, message }) }],
      ...change,
    });

  it('that is missing is named with what to do', () => {
    expect(tried('write_tags', 'refused')).toMatchObject({
      status: 'problem',
      sentence: 'A permission is missing. Give your app “Write tags” in the Developer Hub, then connect again.',
    });
  });
  it('is not asked for where it is the plan that does not allow the call', () => {
    const key = 'write_tags';
    const trial = {
      ...refused,
      key,
      title,
      attention: 'plan_restricted',
      message: 'The plan does not allow it.',
    } as const;
    expect(find(key, { trials: [trial] })).toMatchObject({
      status: 'problem',
      sentence: 'The plan does not allow it. Check the subscription in Intercom, then check again.',
    });
  });
  it('is not claimed to be there by an unclear answer', () => {
    expect(tried('read_tags', 'unclear')?.status).toBe('unclear');
    expect(tried('write_tags', 'unclear')?.status).toBe('unclear');
    expect(tried('write_contacts', 'unclear', { seen: unseen })?.status).toBe('unclear');
  });
  it('that was used is there, unless it is refused now', () => {
    expect(tried('write_contacts', 'unclear')).toMatchObject({ status: 'ok', at: at(15) });
    expect(tried('write_contacts', 'refused')?.status).toBe('problem');
  });
  it('is not spoken of when nothing could be tried', () => {
    expect(find('write_contacts', { trials: [] })).toBeUndefined();
    expect(find('write_companies', { trials: [] })).toBeUndefined();
  });
});

it('asks no address on the internet of a practice', () => {
  expect(find('address', { addressProblem: 'Not reachable.' })).toMatchObject({ status: 'problem' });
  expect(find('address', { practice: true, addressProblem: 'Not reachable.' })).toMatchObject({ status: 'ok' });
});

it('names what the workspace has no room for, and says nothing where that could not be read', () => {
  const findingOf = (roomProblem?: string) => {
    const { roomProblem: _, ...rest } = facts;
    return findFindings(roomProblem === undefined ? rest : { ...rest, roomProblem }).find(({ key }) => key === 'room');
  };
  expect(findingOf('Intercom has no room.')).toMatchObject({ status: 'problem', sentence: 'Intercom has no room.' });
  expect(findingOf()).toBeUndefined();
});
