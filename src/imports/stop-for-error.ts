import type { Updateable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';
import { holdOffConnecting } from '../integration/connections/connect-workspace.ts';
import type { Connection } from '../integration/connections/connection.ts';
import { getConnectionById } from '../integration/connections/find-connection.ts';
import { reportAttention } from '../integration/connections/report-attention.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { CrmError } from '../integration/provider/crm-error.ts';
import type { Import } from './import.ts';
import { announceProgress, lockIfUnchanged, updateImport } from './import-store.ts';

/** How soon something that may pass is tried again, where the CRM does not say. */
const againMs = 10_000;
/** More often it is not the cursor that is wrong. */
const mostRestarts = 2;

/**
 * A call failed: what may pass is tried again, what needs a connection pauses until there is one, and the rest ends with
 * what a person has to do. An import that somebody paused, cancelled or stopped while the call was made stays so.
 * @param connection as it was when the call was made; null when none was
 * @returns when to go on; null when that is not known
 */
export async function stopFor(
  context: CrmContext,
  { current, connection }: { current: Import; connection: Connection | null },
  error: CrmError,
): Promise<{ againAt: Date | null }> {
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock.now();
    // the connection before its imports, as connecting takes them: nobody waits in a circle
    if (error.failure === 'reconnect' && connection) {
      await holdOffConnecting(trx, current.workspace_id);
      await reportAttention(context, trx, connection, error.attention ?? 'token_revoked');
      const { state } = await getConnectionById(trx, current.workspace_id, connection.connection_id);
      // somebody renewed it while the call was made
      if (state === 'Connected') return { againAt: now };
    }
    const locked = await lockIfUnchanged(trx, current);
    // perhaps it was resumed as well, and its job left it to this one
    if (!locked) return { againAt: now };
    const { againAt, change, tells } = decide(locked, error, now);
    await updateImport(trx, key, { ...change, updated_at: now });
    await announceProgress(trx, current.workspace_id);
    if (tells) {
      await context.history.record(trx, {
        type: tells,
        workspaceId: current.workspace_id,
        campaignId: current.campaign_id,
        actor: { kind: 'system', id: null, name: 'Goodword' },
        evidence: { import_id: current.import_id, cause: error.failure, words: error.message },
      });
    }
    return { againAt };
  });
}

type Decision = {
  againAt: Date | null;
  change: Updateable<Schema['imports']>;
  /** what the history is told */
  tells: 'import.paused' | 'import.failed' | null;
};

function decide(current: Import, error: CrmError, now: Date): Decision {
  if (error.failure === 'retry_later') {
    const again = Math.max(error.retryAt?.getTime() ?? 0, now.getTime() + (error.rateLimited ? 0 : againMs));
    const words = `${error.message} It goes on by itself.`;
    return { againAt: new Date(again), change: { words }, tells: null };
  }
  // a cursor that the CRM no longer takes: begin anew, whoever was taken is recognised
  const restarts = current.restarts + 1;
  if (error.failure === 'fix_data' && current.cursor !== null && restarts <= mostRestarts) {
    return { againAt: now, change: { cursor: null, restarts, done: 0, paced_done: 0 }, tells: null };
  }
  // a sync that is on stays on: its next look may succeed
  if (current.state === 'Done') return { againAt: null, change: { words: error.message }, tells: null };
  return error.failure === 'reconnect'
    ? { againAt: null, change: pausedFor(error), tells: 'import.paused' }
    : { againAt: null, change: { state: 'Failed', words: error.message }, tells: 'import.failed' };
}

const pausedFor = (error: CrmError) => ({
  state: 'Paused' as const,
  pause_cause: 'connection' as const,
  words: `${error.message} The import goes on by itself afterwards.`,
});
