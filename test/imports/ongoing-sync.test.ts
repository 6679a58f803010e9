import { expect, it } from 'vitest';
import { checkSyncs } from '../../src/imports/begin-check.ts';
import { ask, until } from '../support/goodword.ts';
import { useSyncRounds } from './sync-rounds.ts';

const round = useSyncRounds();

/** An ongoing sync that has run once and waits for no decision. */
async function sync(departed: 'keep' | 'pause_link' | 'ask'): Promise<string> {
  const id = await round.sync({ departed });
  expect((await round.pair.ok('GET', `/imports/${id}`)).sync).toMatchObject({ state: 'On', waiting_decisions: 0 });
  return id;
}

async function look(importId: string): Promise<void> {
  const before = (await round.steps.move(importId, 'sync/look')).sync.last_look_at;
  await until(async () => {
    const { body } = await round.pair.api('GET', `/imports/${importId}`);
    return body.sync.last_look_at > before && body.phase === null;
  }, 'the sync has looked');
}

/** What happens every night. */
async function check(importId: string): Promise<void> {
  const before = (await round.pair.api('GET', `/imports/${importId}`)).body.sync.last_full_check_at;
  await checkSyncs(round.pair.crm);
  await until(async () => {
    const { body } = await round.pair.api('GET', `/imports/${importId}`);
    return body.sync.last_full_check_at > before && body.phase === null;
  }, 'the sync has checked all members');
}

const referrer = async (name: string) =>
  (await round.steps.referrers(round.campaignId)).find(({ email }: { email: string }) => email === round.address(name));

it('enrols new members, and updates a changed address', async () => {
  const anaId = await round.member('ana');
  const id = await sync('keep');
  await round.member('ben');
  await round.pair.intercom.call('PUT', `/contacts/${anaId}`, { email: round.address('ana.new') });
  const before = await referrer('ana');

  await look(id);
  expect(await referrer('ben')).toMatchObject({ first_name: 'ben', source: 'Intercom' });
  expect(await referrer('ana.new')).toMatchObject({ id: before.id, code: before.code });
  expect(await referrer('ana')).toBeUndefined();
  expect((await round.pair.api('GET', `/imports/${id}`)).body.counts).toMatchObject({ enrolled: 2, left: 0 });
});

it('finds a contact that was tagged without any other change, in the nightly check at the latest', async () => {
  const [lateId] = await round.steps.contacts([{ role: 'user', email: round.address('late'), name: 'late' }]);
  await round.member('ana');
  const id = await sync('keep');
  await round.pair.intercom.call('POST', `/contacts/${lateId}/tags`, { id: round.tagId });
  await check(id);
  expect(await referrer('late')).toBeDefined();
});

it.each(['unsubscribed', 'left_filter', 'archived', 'deleted'] as const)(
  'pauses the link of a member who leaves (%s), with a friendly page that enrols no one; a return resumes it',
  async (reason) => {
    const contactId = await round.member('ana');
    await round.member('stays');
    const id = await sync('pause_link');
    const { code } = await referrer('ana');
    await leave(contactId, reason);
    await (reason === 'unsubscribed' ? look(id) : check(id));

    const [row] = await round.steps.rows(id, 'outcome=left');
    expect(row.left).toMatchObject({ reason, decision: 'pause_link' });
    expect(await referrer('ana')).toMatchObject({ link_paused: true });
    expect(await referrer('stays')).toMatchObject({ link_paused: false });
    const redirect = await fetch(`${round.pair.url}/r/${code}`, { redirect: 'manual' });
    const page = await ask(new URL(redirect.headers.get('location')!, round.pair.url).href, 'GET');
    expect(page.body).toContain('taking a break');
    const friend = { campaign_id: round.campaignId, referral_code: code, email: round.address('friend') };
    expect((await round.pair.api('POST', '/leads', friend)).body.code).toBe('link_paused');

    if (reason === 'deleted') return;
    await comeBack(contactId, reason);
    await (reason === 'unsubscribed' ? look(id) : check(id));
    expect(await referrer('ana')).toMatchObject({ link_paused: false, code });
    expect(await round.steps.rows(id, 'outcome=left')).toEqual([]);
    expect((await round.pair.api('POST', '/leads', friend)).status).toBe(201);
  },
);

async function leave(contactId: string, reason: string): Promise<void> {
  if (reason === 'unsubscribed') {
    await round.pair.intercom.call('PUT', `/contacts/${contactId}`, { unsubscribed_from_emails: true });
  } else if (reason === 'left_filter')
    await round.pair.intercom.call('DELETE', `/contacts/${contactId}/tags/${round.tagId}`);
  else if (reason === 'archived') await round.pair.intercom.call('POST', `/contacts/${contactId}/archive`);
  else await round.pair.intercom.call('DELETE', `/contacts/${contactId}`);
}

async function comeBack(contactId: string, reason: string): Promise<void> {
  if (reason === 'unsubscribed') {
    await round.pair.intercom.call('PUT', `/contacts/${contactId}`, { unsubscribed_from_emails: false });
  } else if (reason === 'archived') await round.pair.intercom.call('POST', `/contacts/${contactId}/unarchive`);
  else await round.pair.intercom.call('POST', `/contacts/${contactId}/tags`, { id: round.tagId });
}

it('asks before it removes members when it is set to ask, and follows each decision', async () => {
  const names = ['ana', 'ben', 'cem'];
  const ids: string[] = [];
  for (const name of names) ids.push(await round.member(name));
  const id = await sync('ask');
  for (const contactId of ids) await leave(contactId, 'archived');
  await check(id);

  const waiting = await round.steps.rows(id, 'outcome=decision');
  expect(waiting.map(({ email }) => email)).toEqual(names.map((name) => round.address(name)));
  expect((await round.pair.api('GET', `/imports/${id}`)).body.sync).toMatchObject({ left: 3, waiting_decisions: 3 });
  expect(await referrer('ana')).toMatchObject({ link_paused: false });

  const rowIds = [waiting[0].id];
  expect(await round.steps.move(id, 'decisions', { row_ids: rowIds, decision: 'pause_link' })).toEqual({ decided: 1 });
  expect(await round.steps.move(id, 'decisions', { row_ids: rowIds, decision: 'keep' })).toEqual({ decided: 0 });
  expect(await round.steps.move(id, 'decisions', { all: true, decision: 'keep' })).toEqual({ decided: 2 });
  expect(await referrer('ana')).toMatchObject({ link_paused: true });
  expect(await referrer('ben')).toMatchObject({ link_paused: false });
  expect(await round.steps.rows(id, 'outcome=decision')).toEqual([]);
});

it('leaves an address that another referrer has to a decision by the team, and asks once', async () => {
  const anaId = await round.member('ana');
  const id = await sync('keep');
  await round.pair.api('POST', '/referrers', {
    campaign_id: round.campaignId,
    email: round.address('taken'),
    first_name: 'Other',
  });
  await round.pair.intercom.call('PUT', `/contacts/${anaId}`, { email: round.address('taken') });
  await look(id);
  const [row] = await round.steps.rows(id, 'outcome=decision');
  expect(row.left).toMatchObject({ reason: 'email_taken', decision: null });
  expect(await referrer('ana')).toBeDefined();
  await round.steps.move(id, 'decisions', { all: true, decision: 'keep' });
  await look(id);
  expect(await round.steps.rows(id, 'outcome=decision')).toEqual([]);
});

it('a contact that was merged into another member has not left', async () => {
  const [leadId] = await round.steps.contacts([{ role: 'lead', email: round.address('ana'), name: 'ana' }]);
  await round.pair.intercom.call('POST', `/contacts/${leadId}/tags`, { id: round.tagId });
  const { id } = await round.steps.draft(round.campaignId, {
    selection: { contact_type: 'all_contacts', tag_ids: [round.tagId] },
    mode: 'ongoing',
    departed: 'pause_link',
  });
  await round.steps.dryRun(id);
  await round.steps.ran(id);
  const before = await referrer('ana');
  const userId = await round.member('ana');
  await round.pair.intercom.call('POST', '/contacts/merge', { from: leadId, into: userId });
  await check(id);
  expect(await referrer('ana')).toMatchObject({ id: before.id, link_paused: false });
  expect(await round.steps.rows(id, 'outcome=left')).toEqual([]);
  expect(await round.steps.referrers(round.campaignId)).toHaveLength(2);
});

it('enrols no one after it is stopped', async () => {
  await round.member('ana');
  const id = await sync('keep');
  expect((await round.steps.move(id, 'sync/stop')).sync.state).toBe('Stopped');
  await round.member('ben');
  await checkSyncs(round.pair.crm);
  expect((await round.pair.api('POST', `/imports/${id}/sync/look`)).body.code).toBe('no_sync');
  expect(await referrer('ben')).toBeUndefined();
  expect((await round.pair.api('DELETE', `/imports/${id}`)).status).toBe(204);
  expect(await referrer('ana')).toBeDefined();
});
