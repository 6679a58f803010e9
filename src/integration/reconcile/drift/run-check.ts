import type { Slice } from '../../../platform/jobs/work/slice.ts';
import type { StepEnd, Work } from '../../../platform/jobs/work/resumable-work.ts';
import type { Connection } from '../../connections/connection.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { createClient } from '../../connections/create-client.ts';
import { isCallFailed, RetryAt, withClient } from '../../connections/with-client.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { checkKind, type Check, type CheckKey } from './check.ts';
import { checkPage } from './check-page.ts';
import { selectCheck, selectOurContactIds, selectRunningChecks, updateCheck } from './check-store.ts';
import { deleteDriftBefore, upsertDrift } from './drift-store.ts';
import { createSettingsOf } from './expectations.ts';

const pageSize = 150;

type Loaded = { check: Check; connection: Connection };

/**
 * A check: page by page through our contacts in the order of their ids. The cursor and what was found are committed
 * together after every page.
 */
export function runCheck(context: CrmContext): Work<CheckKey, Loaded> {
  return {
    kind: checkKind,
    load: async ({ workspaceId, checkId }) => {
      const check = await selectCheck(context.db, workspaceId, checkId);
      if (check?.state !== 'Running') return undefined;
      return { check, connection: await getConnectionById(context.db, workspaceId, check.connection_id) };
    },
    step: async (loaded, slice) => {
      if (loaded.connection.state === 'Connected') return readPage(context, loaded, slice);
      await stop(context, loaded.check, `${context.providers.of(loaded.connection).title} is not connected.`);
      return 'over';
    },
    onError: (error, loaded) => noteTrouble(context, loaded, error),
    findOpen: async () =>
      (await selectRunningChecks(context.db)).map((check) => ({
        workspaceId: check.workspace_id,
        checkId: check.check_id,
      })),
  };
}

async function readPage(context: CrmContext, { check, connection }: Loaded, slice: Slice): Promise<StepEnd> {
  const key = { workspaceId: check.workspace_id, connectionId: check.connection_id };
  let calls = 0;
  const onCall = () => (calls += 1);
  const ids = await selectOurContactIds(context.db, key, check.cursor, pageSize);
  const cursor = ids.at(-1);
  const options = { backOff: 'background', onCall, signal: slice.signal } as const;
  const rows = await withClient(context, connection, options, async (client) => {
    if (cursor === undefined) return [];
    // a reading of the attributes is shared with others: it does not end with this slice
    const reader = createClient(context, connection, { onCall });
    const attributes = await context.attributes.attributesOf(key.connectionId, reader);
    const { title: crm } = context.providers.of(connection);
    const scope = { ...key, crm, attributes, settingsOf: createSettingsOf(context, connection) };
    return checkPage(context, connection, client, check, scope, ids);
  });
  const seen = { calls: check.calls + calls, outcome: null };
  return slice.commit(async (trx) => {
    if (cursor === undefined) {
      await deleteDriftBefore(trx, check);
      await updateCheck(trx, check, { ...seen, state: 'Done', finished_at: context.clock.now() });
      return 'over';
    }
    await upsertDrift(trx, rows);
    await updateCheck(trx, check, { ...seen, cursor, checked: check.checked + ids.length });
    return 'more';
  });
}

async function stop(context: CrmContext, check: Check, outcome: string): Promise<void> {
  await updateCheck(context.db, check, { state: 'Stopped', outcome, finished_at: context.clock.now() });
}

/** What passes is waited for; what needs a person ends the check. */
async function noteTrouble(context: CrmContext, { check }: Loaded, error: unknown): Promise<StepEnd> {
  if (!isCallFailed(error)) throw error;
  if (error instanceof RetryAt) {
    await updateCheck(context.db, check, { outcome: error.message });
    return { at: error.at };
  }
  await stop(context, check, error.message);
  return 'over';
}
