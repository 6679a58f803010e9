import type { Slice } from '../../../platform/jobs/work/slice.ts';
import type { StepEnd, Work } from '../../../platform/jobs/work/resumable-work.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { Connection } from '../../connections/connection.ts';
import { retryTime } from '../../connections/call-failure-rules.ts';
import { isCallFailed, GivenUp, RetryAt, withClient } from '../../connections/with-client.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { ourContacts } from './known-people.ts';
import { pollingKind, type ConnectionKey } from './polling.ts';
import { countMissed } from './count-missed.ts';
import { insertPolling, selectOpenPollings, startPolling, updatePolling, updateToPolled } from './polling-store.ts';
import { takeRows } from './take-rows.ts';

/** Beside the lag of the index: clocks of two companies differ. */
const toleranceMs = 60_000;

/**
 * Finds changes that no webhook reported: asks for the contacts that changed since the last time, newest first, and
 * takes those of our people. Searches know only days (reference 6.4), so polling ends at the first page that is older
 * than the last time; that one is overlapped by as much as the index may lag. The cursor is kept after every page: a
 * worker that resumes reads one page twice.
 */
export function pollConnection(context: CrmContext): Work<ConnectionKey, Connection> {
  return {
    kind: pollingKind,
    load: async ({ workspaceId, connectionId }) => {
      const connection = await getConnectionById(context.db, workspaceId, connectionId);
      return connection.state === 'Connected' ? connection : undefined;
    },
    step: (connection, slice) => readPage(context, connection, slice),
    onError: (error, connection) => noteTrouble(context, connection, error),
    findOpen: () => selectOpenPollings(context.db),
  };
}

async function readPage(context: CrmContext, connection: Connection, slice: Slice): Promise<StepEnd> {
  const key = keyOf(connection);
  await context.db.transaction().execute((trx) => insertPolling(trx, key, connection.connected_at));
  const polling = await startPolling(context.db, key, context.clock.now());
  const { searchLagMs, limits } = context.providers.of(connection).capabilities;
  const since = new Date(polling.checkpoint.getTime() - searchLagMs - toleranceMs);
  const options = { backOff: 'background', signal: slice.signal } as const;
  const next = await withClient(context, connection, options, async (client) => {
    const page = { cursor: polling.cursor, size: limits.page };
    const found = await client.searchContacts({ updatedSince: since, newestFirst: true }, page);
    const recent = found.contacts.filter((contact) => isSince(contact, since));
    const ours = await ourContacts(context.db, connection, recent);
    const taken = await takeRows(context, connection, client, ours, 'polling');
    await countMissed(context, connection, taken);
    return recent.length < found.contacts.length ? null : found.next;
  });
  return slice.commit(async (trx) => {
    if (next === null) {
      await updateToPolled(trx, key, polling, context.clock.now());
      return 'over';
    }
    await updatePolling(trx, key, { cursor: next });
    return 'more';
  });
}

const keyOf = (connection: Connection): ConnectionKey => ({
  workspaceId: connection.workspace_id,
  connectionId: connection.connection_id,
});

const isSince = ({ updatedAt }: CrmContact, since: Date) => updatedAt === null || updatedAt >= since;

/** The polling stays where it is; one whose cursor the CRM no longer knows begins again. */
async function noteTrouble(context: CrmContext, connection: Connection, error: unknown): Promise<StepEnd> {
  if (!isCallFailed(error)) throw error;
  const isCursorLost = error instanceof GivenUp && error.because === 'data';
  const change = { trouble: error.message, ...(isCursorLost && { cursor: null }) };
  await updatePolling(context.db, keyOf(connection), change);
  return { at: error instanceof RetryAt ? error.at : retryTime('background', 1, context.clock.now()) };
}
