import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { checkSyncs } from '../../src/imports/begin-check.ts';
import type { Pair } from '../support/connected-goodword.ts';
import { ask, until } from '../support/goodword.ts';
import type { ImportSteps } from '../support/imports.ts';
import { startSyncRounds, type SyncRound, type SyncRounds } from './sync-rounds.ts';

let pair: Pair;
let steps: ImportSteps;
let rounds: SyncRounds;
let campaignId: string;
let tagId: string;
let address: SyncRound['address'];
let member: SyncRound['member'];
let startSync: SyncRound['sync'];

beforeAll(async () => {
  rounds = await startSyncRounds();
  ({ pair, steps } = rounds);
});
afterAll(() => pair.close());
beforeEach(async () => {
  ({ campaignId, tagId, address, member, sync: startSync } = await rounds.next());
});

/** An ongoing sync that has run once and waits for no decision. */
async function sync(departed: 'keep' | 'pause_link' | 'ask'): Promise<string> {
  const id = await startSync({ departed });
  expect((await pair.ok('GET', `/imports/${id}`)).sync).toMatchObject({ state: 'On', waiting_decisions: 0 });
  return id;
}

async function look(importId: string): Promise<void> {
  const before = (await steps.move(importId, 'sync/look')).sync.last_look_at;
  await until(async () => {
    const { body } = await pair.api('GET', `/imports/${importId}`);
    return body.sync.last_look_at > before && body.phase === null;
  }, 'the sync has looked');
}

/** What happens every night. */
async function check(importId: string): Promise<void> {
  const before = (await pair.api('GET', `/imports/${importId}`)).body.sync.last_full_check_at;
  await checkSyncs(pair.crm);
  await until(async () => {
    const { body } = await pair.api('GET', `/imports/${importId}`);
    return body.sync.last_full_check_at > before && body.phase === null;
  }, 'the sync has checked all members');
}

const referrer = async (name: string) =>
  (await steps.referrers(campaignId)).find(({ email }: { email: string }) => email === address(name));

it('enrols new members, and updates a changed address', async () => {
  const anaId = await member('ana');
  const id = await sync('keep');
  await member('ben');
  await pair.intercom.call('PUT', `/contacts/${anaId}`, { email: address('ana.new') });
  const before = await referrer('ana');

  await look(id);
  expect(await referrer('ben')).toMatchObject({ first_name: 'ben', source: 'Intercom' });
  expect(await referrer('ana.new')).toMatchObject({ id: before.id, code: before.code });
  expect(await referrer('ana')).toBeUndefined();
  expect((await pair.api('GET', `/imports/${id}`)).body.counts).toMatchObject({ enrolled: 2, left: 0 });
});

it('finds a contact that was tagged without any other change, in the nightly check at the latest', async () => {
  const [lateId] = await steps.contacts([{ role: 'user', email: address('late'), name: 'late' }]);
  await member('ana');
  const id = await sync('keep');
  await pair.intercom.call('POST', `/contacts/${lateId}/tags`, { id: tagId });
  await check(id);
  expect(await referrer('late')).toBeDefined();
});

it.each(['unsubscribed', 'left_filter', 'archived', 'deleted'] as const)(
  'pauses the link of a member who leaves (%s), with a friendly page that enrols no one; a return resumes it',
  async (reason) => {
    const contactId = await member('ana');
    await member('stays');
    const id = await sync('pause_link');
    const { code } = await referrer('ana');
    await leave(contactId, reason);
    await (reason === 'unsubscribed' ? look(id) : check(id));

    const [row] = await steps.rows(id, 'outcome=left');
    expect(row.left).toMatchObject({ reason, decision: 'pause_link' });
    expect(await referrer('ana')).toMatchObject({ link_paused: true });
    expect(await referrer('stays')).toMatchObject({ link_paused: false });
    const redirect = await fetch(`${pair.url}/r/${code}`, { redirect: 'manual' });
    const page = await ask(new URL(redirect.headers.get('location')!, pair.url).href, 'GET');
    expect(page.body).toContain('taking a break');
    const friend = { campaign_id: campaignId, referral_code: code, email: address('friend') };
    expect((await pair.api('POST', '/leads', friend)).body.code).toBe('link_paused');

    if (reason === 'deleted') return;
    await comeBack(contactId, reason);
    await (reason === 'unsubscribed' ? look(id) : check(id));
    expect(await referrer('ana')).toMatchObject({ link_paused: false, code });
    expect(await steps.rows(id, 'outcome=left')).toEqual([]);
    expect((await pair.api('POST', '/leads', friend)).status).toBe(201);
  },
);

async function leave(contactId: string, reason: string): Promise<void> {
  if (reason === 'unsubscribed') {
    await pair.intercom.call('PUT', `/contacts/${contactId}`, { unsubscribed_from_emails: true });
  } else if (reason === 'left_filter') await pair.intercom.call('DELETE', `/contacts/${contactId}/tags/${tagId}`);
  else if (reason === 'archived') await pair.intercom.call('POST', `/contacts/${contactId}/archive`);
  else await pair.intercom.call('DELETE', `/contacts/${contactId}`);
}

async function comeBack(contactId: string, reason: string): Promise<void> {
  if (reason === 'unsubscribed') {
    await pair.intercom.call('PUT', `/contacts/${contactId}`, { unsubscribed_from_emails: false });
  } else if (reason === 'archived') await pair.intercom.call('POST', `/contacts/${contactId}/unarchive`);
  else await pair.intercom.call('POST', `/contacts/${contactId}/tags`, { id: tagId });
}

it('asks before it removes members when it is set to ask, and follows each decision', async () => {
  const names = ['ana', 'ben', 'cem'];
  const ids: string[] = [];
  for (const name of names) ids.push(await member(name));
  const id = await sync('ask');
  for (const contactId of ids) await leave(contactId, 'archived');
  await check(id);

  const waiting = await steps.rows(id, 'outcome=decision');
  expect(waiting.map(({ email }) => email)).toEqual(names.map(address));
  expect((await pair.api('GET', `/imports/${id}`)).body.sync).toMatchObject({ left: 3, waiting_decisions: 3 });
  expect(await referrer('ana')).toMatchObject({ link_paused: false });

  const rowIds = [waiting[0].id];
  expect(await steps.move(id, 'decisions', { row_ids: rowIds, decision: 'pause_link' })).toEqual({ decided: 1 });
  expect(await steps.move(id, 'decisions', { row_ids: rowIds, decision: 'keep' })).toEqual({ decided: 0 });
  expect(await steps.move(id, 'decisions', { all: true, decision: 'keep' })).toEqual({ decided: 2 });
  expect(await referrer('ana')).toMatchObject({ link_paused: true });
  expect(await referrer('ben')).toMatchObject({ link_paused: false });
  expect(await steps.rows(id, 'outcome=decision')).toEqual([]);
});

it('leaves an address that another referrer has to a decision by the team, and asks once', async () => {
  const anaId = await member('ana');
  const id = await sync('keep');
  await pair.api('POST', '/referrers', { campaign_id: campaignId, email: address('taken'), first_name: 'Other' });
  await pair.intercom.call('PUT', `/contacts/${anaId}`, { email: address('taken') });
  await look(id);
  const [row] = await steps.rows(id, 'outcome=decision');
  expect(row.left).toMatchObject({ reason: 'email_taken', decision: null });
  expect(await referrer('ana')).toBeDefined();
  await steps.move(id, 'decisions', { all: true, decision: 'keep' });
  await look(id);
  expect(await steps.rows(id, 'outcome=decision')).toEqual([]);
});

it('a contact that was merged into another member has not left', async () => {
  const [leadId] = await steps.contacts([{ role: 'lead', email: address('ana'), name: 'ana' }]);
  await pair.intercom.call('POST', `/contacts/${leadId}/tags`, { id: tagId });
  const { id } = await steps.draft(campaignId, {
    selection: { contact_type: 'all_contacts', tag_ids: [tagId] },
    mode: 'ongoing',
    departed: 'pause_link',
  });
  await steps.dryRun(id);
  await steps.ran(id);
  const before = await referrer('ana');
  const userId = await member('ana');
  await pair.intercom.call('POST', '/contacts/merge', { from: leadId, into: userId });
  await check(id);
  expect(await referrer('ana')).toMatchObject({ id: before.id, link_paused: false });
  expect(await steps.rows(id, 'outcome=left')).toEqual([]);
  expect(await steps.referrers(campaignId)).toHaveLength(2);
});

it('enrols no one after it is stopped', async () => {
  await member('ana');
  const id = await sync('keep');
  expect((await steps.move(id, 'sync/stop')).sync.state).toBe('Stopped');
  await member('ben');
  await checkSyncs(pair.crm);
  expect((await pair.api('POST', `/imports/${id}/sync/look`)).body.code).toBe('no_sync');
  expect(await referrer('ben')).toBeUndefined();
  expect((await pair.api('DELETE', `/imports/${id}`)).status).toBe(204);
  expect(await referrer('ana')).toBeDefined();
});
