import { getConnectionById } from '../../connections/find-connection.ts';
import type { Connection } from '../../connections/connection.ts';
import { openConnection } from '../../connections/create-client.ts';
import { reportAttention } from '../../connections/report-attention.ts';
import type { CrmParts } from '../../connections/crm-context.ts';
import { CrmError } from '../../provider/crm-error.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { ourContacts } from './known-people.ts';
import { sweepJob, type ConnectionKey, type Sweep } from './polling.ts';
import { countMissed } from './count-missed.ts';
import { claimSweep, insertSweep, selectSweep, updateSweep, updateToSwept } from './polling-store.ts';
import { takeRows } from './take-rows.ts';

/** `busy`: another worker is at it; `stopped`: the connection does not work, or the CRM did not answer. */
export type SweepResult = 'finished' | 'unfinished' | 'busy' | 'stopped';

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
export async function sweepConnection(
  parts: CrmParts,
  key: ConnectionKey,
  options: { pages: number } = { pages: pagesPerGo },
): Promise<SweepResult> {
  const connection = await getConnectionById(parts.db, key.workspaceId, key.connectionId);
  if (connection.state !== 'Connected') return 'stopped';
  if (!(await selectSweep(parts.db, key))) {
    await parts.db.transaction().execute((trx) => insertSweep(trx, key, connection.connected_at));
  }
  const sweep = await claimSweep(parts.db, key, parts.clock.now(), claimEnd(parts));
  if (!sweep) return 'busy';
  try {
    return await readPages(parts, connection, sweep, options.pages);
  } catch (error) {
    await noteTrouble(parts, connection, sweep, error);
    return 'stopped';
  }
}

async function readPages(
  parts: CrmParts,
  connection: Connection,
  sweep: Sweep,
  mostPages: number,
): Promise<'finished' | 'unfinished'> {
  const key = { workspaceId: sweep.workspace_id, connectionId: sweep.connection_id };
  const client = openConnection(parts, connection);
  const since = new Date(sweep.checkpoint.getTime() - parts.indexLagMs - toleranceMs);
  let { cursor } = sweep;
  for (let page = 0; page < mostPages; page += 1) {
    const found = await client.searchContacts({ updatedSince: since, newestFirst: true }, { cursor, size: pageSize });
    const recent = found.contacts.filter((contact) => isSince(contact, since));
    const taken = await takeRows(parts, connection, client, await ourContacts(parts.db, key, recent));
    await countMissed(parts, connection, taken);
    const isLast = found.next === null || recent.length < found.contacts.length;
    if (isLast) {
      await updateToSwept(parts.db, key, sweep, parts.clock.now());
      return 'finished';
    }
    cursor = found.next;
    await updateSweep(parts.db, key, { cursor, claimed_until: claimEnd(parts) });
  }
  await parts.db.transaction().execute(async (trx) => {
    await updateSweep(trx, key, { claimed_until: null });
    await parts.jobs.send(trx, sweepJob, key, { groupId: key.workspaceId });
  });
  return 'unfinished';
}

const isSince = ({ updatedAt }: CrmContact, since: Date) => updatedAt === null || updatedAt >= since;

const claimEnd = ({ clock }: CrmParts) => new Date(clock.now().getTime() + claimMs);

/** The sweep stays where it is; one whose place the CRM no longer knows begins again. */
async function noteTrouble(parts: CrmParts, connection: Connection, sweep: Sweep, error: unknown): Promise<void> {
  const key = { workspaceId: sweep.workspace_id, connectionId: sweep.connection_id };
  if (!(error instanceof CrmError)) {
    await updateSweep(parts.db, key, { claimed_until: null });
    throw error;
  }
  const isPlaceLost = error.failure === 'fix_data' && sweep.cursor !== null;
  await parts.db.transaction().execute(async (trx) => {
    // the connection before its sweep, as connecting takes them: nobody waits in a circle
    if (error.failure === 'reconnect')
      await reportAttention(parts, trx, connection, error.attention ?? 'token_revoked');
    await updateSweep(trx, key, {
      claimed_until: null,
      trouble: error.message,
      ...(isPlaceLost && { cursor: null }),
    });
  });
}
