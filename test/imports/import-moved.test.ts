import { expect, it } from 'vitest';
import { getConnectionById } from '../../src/integration/connections/find-connection.ts';
import type { Import } from '../../src/imports/import.ts';
import { selectImport, updateImport } from '../../src/imports/import-store.ts';
import { changeSync } from '../../src/imports/keep-sync.ts';
import { stopFor } from '../../src/imports/stop-for-error.ts';
import { workOnImport } from '../../src/imports/work-on-import.ts';
import type { Connection } from '../../src/integration/connections/connection.ts';
import { GivenUp, RetryAt, withClient, type CallFailed } from '../../src/integration/connections/with-client.ts';
import { CrmError } from '../../src/integration/provider/crm-error.ts';
import { workOn } from '../../src/platform/jobs/work/resumable-work.ts';
import { until } from '../support/goodword.ts';
import { useSyncRounds } from './sync-rounds.ts';

// A user pauses, stops or changes an import while a worker waits for Intercom: what the worker holds is out of date.
// The use cases are called with what a worker would hold, so that each moment can be chosen.

const round = useSyncRounds();

const keyOf = (importId: string) => ({ workspaceId: round.pair.workspaceId, importId });
/** As a worker holds it. */
const held = async (importId: string): Promise<Import> => (await selectImport(round.pair.crm.db, keyOf(importId)))!;
/** The next step of a worker that holds it so. */
const step = async (current: Import) => {
  const connection = await getConnectionById(round.pair.crm.db, round.pair.workspaceId, current.connection_id!);
  const work = { ...workOnImport(round.pair.crm), load: async () => ({ current, connection }) };
  const once = () => workOn(round.pair.crm, work, keyOf(current.import_id), { sliceMs: 0 });
  return until(async () => (await once()) !== 'busy', 'no other worker holds it');
};
const emails = async () => (await round.steps.referrers(round.campaignId)).map(({ email }: { email: string }) => email);

const sync = (settings = {}) => round.sync({ departed: 'pause_link', ...settings });

it('a sync that is stopped while a worker reads its contacts enrols none of them', async () => {
  await round.member('first');
  const id = await sync();
  const current = await held(id);
  await round.member('late');
  await round.steps.move(id, 'sync/stop');
  await step(current);
  expect(await emails()).not.toContain(round.address('late'));
});

it('a sync that is made silent while a worker reads its contacts announces none of them', async () => {
  await round.member('first');
  const id = await sync({ silent: false });
  const current = await held(id);
  await round.member('late');
  await changeSync(round.pair.crm, keyOf(id), { silent: true });
  await step(current);
  const late = (await round.steps.referrers(round.campaignId)).find(({ email }) => email === round.address('late'));
  expect(late).toBeDefined();
  expect((await round.pair.api('GET', `/deliveries?subject_id=${late.id}`)).body.items).toEqual([]);
});

it('a sync that is stopped while a worker looks for departed contacts removes none of them', async () => {
  const contactId = await round.member('gone');
  const id = await sync();
  const { pass } = await held(id);
  await updateImport(round.pair.crm.db, keyOf(id), { phase: 'departed', pass: pass + 1 });
  const current = await held(id);
  await round.pair.intercom.call('DELETE', `/contacts/${contactId}`);
  await round.steps.move(id, 'sync/stop');
  await step(current);
  expect(await round.steps.rows(id, 'outcome=left')).toEqual([]);
});

const passing = () =>
  new RetryAt(new CrmError({ failure: 'retry_later', sentence: 'Intercom answered with 502.' }), {
    does: 'retry',
    at: new Date(Date.now() + 10_000),
    counts: true,
  });
const refused = () =>
  new GivenUp(new CrmError({ failure: 'fix_data', sentence: 'Intercom does not take this cursor.' }), {
    does: 'give_up',
    because: 'data',
  });

it.each([
  ['Paused', passing],
  ['Paused', refused],
  ['Cancelled', passing],
  ['Cancelled', refused],
] as const)('an error that comes after it was %s changes nothing of it (%#)', async (state, error) => {
  await round.member('one');
  const { id } = await round.steps.draft(round.campaignId, {
    selection: { contact_type: 'only_users', tag_ids: [round.tagId] },
  });
  await round.steps.dryRun(id);
  const running = { state: 'Running', phase: 'run', cursor: 'a place', done: 150 } as const;
  await updateImport(round.pair.crm.db, keyOf(id), running);
  const current = await held(id);
  await round.steps.move(id, state === 'Paused' ? 'pause' : 'cancel');
  const before = await held(id);
  await stopFor(round.pair.crm, { current, connection: null }, error());
  expect(await held(id)).toEqual(before);
});

it('an error of a running import is shown when it passes, and restarts the import when the cursor is refused', async () => {
  await round.member('one');
  const { id } = await round.steps.draft(round.campaignId, {
    selection: { contact_type: 'only_users', tag_ids: [round.tagId] },
  });
  await round.steps.dryRun(id);
  await updateImport(round.pair.crm.db, keyOf(id), { state: 'Running', phase: 'run', cursor: 'a place', done: 150 });
  await stopFor(round.pair.crm, { current: await held(id), connection: null }, passing());
  expect(await held(id)).toMatchObject({
    state: 'Running',
    message: 'Intercom answered with 502. It will resume automatically.',
  });
  await stopFor(round.pair.crm, { current: await held(id), connection: null }, refused());
  expect(await held(id)).toMatchObject({ state: 'Running', cursor: null, done: 0, restarts: 1 });
});

it('an error of a connection that was renewed meanwhile neither breaks it nor pauses the import', async () => {
  await round.member('one');
  const { id } = await round.steps.draft(round.campaignId, {
    selection: { contact_type: 'only_users', tag_ids: [round.tagId] },
  });
  await round.steps.dryRun(id);
  await updateImport(round.pair.crm.db, keyOf(id), { state: 'Running', phase: 'run', cursor: 'a place' });
  const current = await held(id);
  const connection = await getConnectionById(round.pair.crm.db, round.pair.workspaceId, current.connection_id!);
  const error = new CrmError({ failure: 'reconnect', attention: 'token_revoked', sentence: 'Intercom said no.' });
  const call = (over: Connection): Promise<CallFailed> =>
    withClient(round.pair.crm, over, { backOff: 'import' }, () => Promise.reject(error)).catch((failed) => failed);
  await round.pair.connect(round.campaignId);
  const { againAt } = await stopFor(round.pair.crm, { current, connection }, await call(connection));
  expect(againAt).not.toBeNull();
  const renewed = await getConnectionById(round.pair.crm.db, round.pair.workspaceId, current.connection_id!);
  expect(renewed.state).toBe('Connected');
  expect((await held(id)).state).not.toBe('Paused');

  await stopFor(round.pair.crm, { current: await held(id), connection: renewed }, await call(renewed));
  expect((await getConnectionById(round.pair.crm.db, round.pair.workspaceId, current.connection_id!)).state).toBe(
    'Needs attention',
  );
  expect(await held(id)).toMatchObject({ state: 'Paused', pause_cause: 'connection' });
});
