import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { startPair, type Pair } from '../../support/connected-goodword.ts';
import { until } from '../../support/goodword.ts';
import { importSteps, type ImportSteps } from '../../support/imports.ts';

let pair: Pair;
let steps: ImportSteps;
const search = { method: 'POST', path: '/contacts/search' };

beforeAll(async () => {
  pair = await startPair({ webhooks: false });
  steps = importSteps(pair);
});
afterEach(() => pair.intercom.control('DELETE', 'fault'));
afterAll(() => pair.close());

// what Intercom refuses is tried again after ten seconds
vi.setConfig({ testTimeout: 90_000 });

/** People of their own for a test: as many as asked for, found by an attribute that all of them have. */
async function people(name: string, count: number): Promise<{ campaignId: string; settings: Record<string, unknown> }> {
  const { campaignId } = await pair.campaign();
  await pair.connect(campaignId);
  const bodies = Array.from({ length: count }, (_, n) => ({
    role: 'user',
    email: `${name}.${n}@example.com`,
    name: `${name} ${n}`,
  }));
  await steps.contacts(bodies);
  const conditions = [{ attribute: 'email', operator: 'starts_with', value: `${name}.` }];
  return { campaignId, settings: { selection: { contact_type: 'only_users', conditions } } };
}

const fault = (fault: Record<string, unknown>) => pair.intercom.control('POST', 'fault', { ...search, ...fault });

/** No worker has a lease on the import at this moment. */
async function isLeft(importId: string): Promise<boolean> {
  const held = await pair.app.db
    .selectFrom('work_leases')
    .select('holder')
    .where('work_id', '=', importId)
    .where('holder', 'is not', null)
    .execute();
  return held.length === 0;
}

async function expectEachOnce(campaignId: string, count: number): Promise<void> {
  const referrers = (await steps.referrers(campaignId)).filter(({ source }) => source === 'Intercom');
  expect(referrers).toHaveLength(count);
  expect(new Set(referrers.map(({ code }) => code)).size).toBe(count);
}

it('a paused import enrols no one, a resumed one continues, and a cancelled one ends', async () => {
  const { campaignId, settings } = await people('pausing', 400);
  const { id } = await steps.draft(campaignId, settings);
  await steps.dryRun(id);
  await fault({ kind: 'delay', delay_ms: 500, until: 'cleared' });
  await steps.move(id, 'start');
  const done = async () => (await pair.api('GET', `/imports/${id}`)).body.progress.done;
  await until(async () => (await done()) > 0, 'a page is done');
  // the next page is being read now; none of its contacts is enrolled
  expect(await steps.move(id, 'pause')).toMatchObject({ state: 'Paused', pause_cause: 'person' });
  const whenPaused = await done();
  expect(whenPaused).toBeLessThan(400);
  await until(() => isLeft(id), 'the worker puts it down');
  expect(await done()).toBe(whenPaused);
  await expectEachOnce(campaignId, whenPaused);
  expect((await pair.api('POST', `/imports/${id}/start`)).body.code).toBe('illegal_move');

  await pair.intercom.control('DELETE', 'fault');
  await steps.move(id, 'resume');
  await steps.inState(id, 'Done');
  await expectEachOnce(campaignId, 400);

  const other = await steps.draft(campaignId, settings);
  await steps.dryRun(other.id);
  expect(await steps.move(other.id, 'cancel')).toMatchObject({ state: 'Cancelled', phase: null });
  expect((await pair.api('POST', `/imports/${other.id}/start`)).status).toBe(409);
});

it('a token that is revoked in the middle pauses the import with the remedy; connecting again resumes it', async () => {
  const { campaignId, settings } = await people('dying', 320);
  const { id } = await steps.draft(campaignId, settings);
  await steps.dryRun(id);
  await fault({ kind: 'delay', delay_ms: 300, until: 'cleared' });
  await steps.move(id, 'start');
  await until(async () => (await pair.api('GET', `/imports/${id}`)).body.progress.done > 0, 'a page is done');
  await pair.intercom.control('POST', 'revoke', {});
  const paused = await steps.inState(id, 'Paused');
  expect(paused).toMatchObject({ pause_cause: 'connection', phase: 'run' });
  expect(paused.message).toMatch(/will resume automatically/);
  expect((await pair.api('GET', '/connections')).body.items[0].state).toBe('Needs attention');

  await pair.intercom.control('DELETE', 'fault');
  await pair.connect(campaignId);
  const done = await steps.inState(id, 'Done');
  expect(done.counts).toMatchObject({ enrolled: 320, failed: 0 });
  await expectEachOnce(campaignId, 320);
});

it('rate limits, gateway errors and broken responses delay an import and lose no contact', async () => {
  const { campaignId, settings } = await people('storm', 160);
  const { id } = await steps.draft(campaignId, settings);
  await steps.dryRun(id);
  // until the import met them: polling searches too
  await fault({ kind: 'html', status: 502, until: 'cleared' });
  await steps.move(id, 'start');
  const waiting = await until(async () => {
    const { body } = await pair.api('GET', `/imports/${id}`);
    return body.message && body;
  }, 'it says why it waits');
  expect(waiting.state).toBe('Running');
  await pair.intercom.control('DELETE', 'fault');
  await fault({ kind: 'rate_limit', times: 2 });
  await steps.inState(id, 'Done');
  await expectEachOnce(campaignId, 160);
});

it('an error that only a person can mend fails the import, and a retry continues it', async () => {
  const { campaignId, settings } = await people('wrong', 2);
  const { id } = await steps.draft(campaignId, settings);
  await fault({
    kind: 'status',
    status: 400,
    code: 'parameter_invalid',
    message: 'no such attribute',
    until: 'cleared',
  });
  await steps.move(id, 'dry-run');
  const failed = await steps.inState(id, 'Failed');
  expect(failed.message).toContain('no such attribute');
  await pair.intercom.control('DELETE', 'fault');
  await steps.move(id, 'retry');
  await steps.inState(id, 'Ready');
  await steps.ran(id);
  await expectEachOnce(campaignId, 2);
});

it('a cursor that Intercom no longer accepts restarts the import, and no contact is enrolled twice', async () => {
  const { campaignId, settings } = await people('cursor', 320);
  const { id } = await steps.draft(campaignId, settings);
  await steps.dryRun(id);
  await steps.move(id, 'start');
  await until(async () => (await pair.api('GET', `/imports/${id}`)).body.progress.done > 0, 'a page is done');
  await fault({
    kind: 'status',
    status: 400,
    code: 'client_error',
    message: 'Invalid starting_after param.',
    times: 1,
  });
  await steps.inState(id, 'Done');
  await expectEachOnce(campaignId, 320);
});

it('a person whom the database refuses is listed with the reason; the others are enrolled, and a retry enrols that one', async () => {
  const { campaignId, settings } = await people('refused', 3);
  const { db } = pair.crm;
  await sql`create function goodword.refuse_one() returns trigger language plpgsql as $$
    begin if new.email = 'refused.1@example.com' then raise exception 'refused' using errcode = '23514'; end if; return new; end $$`.execute(
    db,
  );
  await sql`create trigger refuse_one before insert on goodword.referrers for each row execute function goodword.refuse_one()`.execute(
    db,
  );
  const { id } = await steps.draft(campaignId, settings);
  await steps.dryRun(id);
  const done = await steps.ran(id);
  expect(done.counts).toMatchObject({ enrolled: 2, failed: 1 });
  const [row] = await steps.rows(id, 'outcome=failed');
  expect(row).toMatchObject({ email: 'refused.1@example.com', result: 'failed' });
  expect(row.error).toContain('log of the server');

  await sql`drop trigger refuse_one on goodword.referrers`.execute(db);
  await steps.move(id, 'retry', { row_id: row.id });
  const retried = await steps.inState(id, 'Done');
  expect(retried.counts).toMatchObject({ enrolled: 3, failed: 0 });
  expect((await pair.api('POST', `/imports/${id}/retry`)).body.code).toBe('nothing_failed');
  await expectEachOnce(campaignId, 3);
});

it('contacts that the search does not know yet are found later by an ongoing sync', async () => {
  const { campaignId, settings } = await people('lagging', 2);
  await pair.intercom.control('POST', 'settings', { index_lag_ms: 3000 });
  const { id } = await steps.draft(campaignId, { ...settings, mode: 'ongoing' });
  await steps.contacts([{ role: 'user', email: 'lagging.late@example.com', name: 'Late' }]);
  await steps.dryRun(id);
  await steps.ran(id);
  await until(async () => {
    await steps.move(id, 'sync/look');
    return (await steps.referrers(campaignId)).some(({ email }) => email === 'lagging.late@example.com');
  }, 'the late one is enrolled');
  await expectEachOnce(campaignId, 3);
  await pair.intercom.control('POST', 'settings', { index_lag_ms: 0 });
});
