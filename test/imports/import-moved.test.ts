import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
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
import type { Pair } from '../support/connected-goodword.ts';
import type { ImportSteps } from '../support/imports.ts';
import { startSyncRounds, type SyncRound, type SyncRounds } from './sync-rounds.ts';

// A user pauses, stops or changes an import while a worker waits for Intercom: what the worker holds is out of date.
// The use cases are called with what a worker would hold, so that each moment can be chosen.

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

const keyOf = (importId: string) => ({ workspaceId: pair.workspaceId, importId });
/** As a worker holds it. */
const held = async (importId: string): Promise<Import> => (await selectImport(pair.crm.db, keyOf(importId)))!;
/** The next step of a worker that holds it so. */
const step = async (current: Import) => {
  const connection = await getConnectionById(pair.crm.db, pair.workspaceId, current.connection_id!);
  const work = { ...workOnImport(pair.crm), load: async () => ({ current, connection }) };
  const once = () => workOn(pair.crm, work, keyOf(current.import_id), { sliceMs: 0 });
  return until(async () => (await once()) !== 'busy', 'no other worker holds it');
};
const emails = async () => (await steps.referrers(campaignId)).map(({ email }: { email: string }) => email);

const sync = (settings = {}) => startSync({ departed: 'pause_link', ...settings });

it('a sync that is stopped while a worker reads its contacts enrols none of them', async () => {
  await member('first');
  const id = await sync();
  const current = await held(id);
  await member('late');
  await steps.move(id, 'sync/stop');
  await step(current);
  expect(await emails()).not.toContain(address('late'));
});

it('a sync that is made silent while a worker reads its contacts announces none of them', async () => {
  await member('first');
  const id = await sync({ silent: false });
  const current = await held(id);
  await member('late');
  await changeSync(pair.crm, keyOf(id), { silent: true });
  await step(current);
  const late = (await steps.referrers(campaignId)).find(({ email }) => email === address('late'));
  expect(late).toBeDefined();
  expect((await pair.api('GET', `/deliveries?subject_id=${late.id}`)).body.items).toEqual([]);
});

it('a sync that is stopped while a worker looks for departed contacts removes none of them', async () => {
  const contactId = await member('gone');
  const id = await sync();
  const { pass } = await held(id);
  await updateImport(pair.crm.db, keyOf(id), { phase: 'departed', pass: pass + 1 });
  const current = await held(id);
  await pair.intercom.call('DELETE', `/contacts/${contactId}`);
  await steps.move(id, 'sync/stop');
  await step(current);
  expect(await steps.rows(id, 'outcome=left')).toEqual([]);
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
  await member('one');
  const { id } = await steps.draft(campaignId, { selection: { contact_type: 'only_users', tag_ids: [tagId] } });
  await steps.dryRun(id);
  const running = { state: 'Running', phase: 'run', cursor: 'a place', done: 150 } as const;
  await updateImport(pair.crm.db, keyOf(id), running);
  const current = await held(id);
  await steps.move(id, state === 'Paused' ? 'pause' : 'cancel');
  const before = await held(id);
  await stopFor(pair.crm, { current, connection: null }, error());
  expect(await held(id)).toEqual(before);
});

it('an error of a running import is shown when it passes, and restarts the import when the cursor is refused', async () => {
  await member('one');
  const { id } = await steps.draft(campaignId, { selection: { contact_type: 'only_users', tag_ids: [tagId] } });
  await steps.dryRun(id);
  await updateImport(pair.crm.db, keyOf(id), { state: 'Running', phase: 'run', cursor: 'a place', done: 150 });
  await stopFor(pair.crm, { current: await held(id), connection: null }, passing());
  expect(await held(id)).toMatchObject({
    state: 'Running',
    message: 'Intercom answered with 502. It will resume automatically.',
  });
  await stopFor(pair.crm, { current: await held(id), connection: null }, refused());
  expect(await held(id)).toMatchObject({ state: 'Running', cursor: null, done: 0, restarts: 1 });
});

it('an error of a connection that was renewed meanwhile neither breaks it nor pauses the import', async () => {
  await member('one');
  const { id } = await steps.draft(campaignId, { selection: { contact_type: 'only_users', tag_ids: [tagId] } });
  await steps.dryRun(id);
  await updateImport(pair.crm.db, keyOf(id), { state: 'Running', phase: 'run', cursor: 'a place' });
  const current = await held(id);
  const connection = await getConnectionById(pair.crm.db, pair.workspaceId, current.connection_id!);
  const error = new CrmError({ failure: 'reconnect', attention: 'token_revoked', sentence: 'Intercom said no.' });
  const call = (over: Connection): Promise<CallFailed> =>
    withClient(pair.crm, over, { backOff: 'import' }, () => Promise.reject(error)).catch((failed) => failed);
  await pair.connect(campaignId);
  const { againAt } = await stopFor(pair.crm, { current, connection }, await call(connection));
  expect(againAt).not.toBeNull();
  const renewed = await getConnectionById(pair.crm.db, pair.workspaceId, current.connection_id!);
  expect(renewed.state).toBe('Connected');
  expect((await held(id)).state).not.toBe('Paused');

  await stopFor(pair.crm, { current: await held(id), connection: renewed }, await call(renewed));
  expect((await getConnectionById(pair.crm.db, pair.workspaceId, current.connection_id!)).state).toBe(
    'Needs attention',
  );
  expect(await held(id)).toMatchObject({ state: 'Paused', pause_cause: 'connection' });
});
