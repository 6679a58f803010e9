import { getConnectionById } from '../../connections/find-connection.ts';
import type { Connection } from '../../connections/connection.ts';
import { createClient } from '../../connections/create-client.ts';
import { reportAttention } from '../../connections/report-attention.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { CrmError } from '../../provider/crm-error.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { ourContacts } from './known-people.ts';
import { pollingJob, type ConnectionKey, type Polling } from './polling.ts';
import { countMissed } from './count-missed.ts';
import { claimPolling, insertPolling, selectPolling, updatePolling, updateToSwept } from './polling-store.ts';
import { takeRows } from './take-rows.ts';

/** `busy`: another worker is at it; `stopped`: the connection does not work, or the CRM did not answer. */
export type PollingResult = 'finished' | 'unfinished' | 'busy' | 'stopped';

const pageSize = 150;
/** A go ends after so many pages and the next one goes on: jobs have an end. */
const pagesPerGo = 40;
/** What a killed worker held is free after this time. */
const claimMs = 60_000;
/** Beside the lag of the index: clocks of two companies differ. */
const toleranceMs = 60_000;

/**
 * Finds what no webhook told: asks for the contacts that changed since the last sweep, newest first, and takes those of
 * our people. Searches know only days (reference 6.4), so the asking ends at the first page that is older than the last
 * sweep; that one is overlapped by as much as the index may lag. The place is kept after every page: whoever goes on
 * after a crash reads one page twice.
 * @param options.pages after so many the rest is left to another go, whose job is sent
 */
export async function pollConnection(
  context: CrmContext,
  key: ConnectionKey,
  options: { pages: number } = { pages: pagesPerGo },
): Promise<PollingResult> {
  const connection = await getConnectionById(context.db, key.workspaceId, key.connectionId);
  if (connection.state !== 'Connected') return 'stopped';
  if (!(await selectPolling(context.db, key))) {
    await context.db.transaction().execute((trx) => insertPolling(trx, key, connection.connected_at));
  }
  const sweep = await claimPolling(context.db, key, context.clock.now(), claimEnd(context));
  if (!sweep) return 'busy';
  try {
    return await readPages(context, connection, sweep, options.pages);
  } catch (error) {
    await noteTrouble(context, connection, sweep, error);
    return 'stopped';
  }
}

async function readPages(
  context: CrmContext,
  connection: Connection,
  sweep: Polling,
  mostPages: number,
): Promise<'finished' | 'unfinished'> {
  const key = { workspaceId: sweep.workspace_id, connectionId: sweep.connection_id };
  const client = createClient(context, connection);
  const since = new Date(sweep.checkpoint.getTime() - context.indexLagMs - toleranceMs);
  let { cursor } = sweep;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await client.searchContacts({ updatedSince: since, newestFirst: true }, { cursor, size: pageSize });
    const recent = found.contacts.filter((contact) => isSince(contact, since));
    const ours = await ourContacts(context.db, key, recent);
    const taken = await takeRows(context, connection, client, ours, 'polling');
    await countMissed(context, connection, taken);
    const isLast = found.next === null || recent.length < found.contacts.length;
    if (isLast) {
      await updateToSwept(context.db, key, sweep, context.clock.now());
      return 'finished';
    }
    cursor = found.next;
    await updatePolling(context.db, key, { cursor, claimed_until: claimEnd(context) });
  }
  await context.db.transaction().execute(async (trx) => {
    await updatePolling(trx, key, { claimed_until: null });
    await context.jobs.send(trx, pollingJob, key, { groupId: key.workspaceId });
  });
  return 'unfinished';
}

const isSince = ({ updatedAt }: CrmContact, since: Date) => updatedAt === null || updatedAt >= since;

const claimEnd = ({ clock }: CrmContext) => new Date(clock.now().getTime() + claimMs);

/** The sweep stays where it is; one whose place the CRM no longer knows begins again. */
async function noteTrouble(context: CrmContext, connection: Connection, sweep: Polling, error: unknown): Promise<void> {
  const key = { workspaceId: sweep.workspace_id, connectionId: sweep.connection_id };
  if (!(error instanceof CrmError)) {
    await updatePolling(context.db, key, { claimed_until: null });
    throw error;
  }
  const isPlaceLost = error.failure === 'fix_data' && sweep.cursor !== null;
  await context.db.transaction().execute(async (trx) => {
    // the connection before its sweep, as connecting takes them: nobody waits in a circle
    if (error.failure === 'reconnect')
      await reportAttention(context, trx, connection, error.attention ?? 'token_revoked');
    await updatePolling(trx, key, {
      claimed_until: null,
      trouble: error.message,
      ...(isPlaceLost && { cursor: null }),
    });
  });
}
