import { systemActor } from '../history/system-actor.ts';
import type { Updateable } from 'kysely';
import type { Schema } from '../database/tables.d.ts';
import type { Connection } from '../integration/connections/connection.ts';
import { getConnectionById } from '../integration/connections/find-connection.ts';
import { GivenUp, RetryAt, type CallFailed } from '../integration/connections/with-client.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { Import } from './import.ts';
import { lockIfUnchanged, updateImport } from './import-store.ts';
import { holdOffConnecting } from '../integration/connections/lock-connecting.ts';

/** More often it is not the cursor that is wrong. */
const mostRestarts = 2;

/**
 * A call failed: a temporary failure is retried, a broken connection pauses the import until it is renewed, and any other
 * failure ends it with what a user has to do. An import that a user paused, cancelled or stopped meanwhile stays so.
 * @param connection as it was when the call was made; null when none was
 * @returns when to resume; null when that is not known
 */
export async function stopFor(
  context: CrmContext,
  { current, connection }: { current: Import; connection: Connection | null },
  failed: CallFailed,
): Promise<{ againAt: Date | null }> {
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock.now();
    if (needsConnection(failed) && connection) {
      // the connection before its imports, the lock order of connecting
      await holdOffConnecting(trx, current.workspace_id);
      const { state } = await getConnectionById(trx, current.workspace_id, connection.connection_id);
      // it was renewed while the call was made
      if (state === 'Connected') return { againAt: now };
    }
    const locked = await lockIfUnchanged(trx, current);
    // perhaps it was resumed as well, and its job left it to this one
    if (!locked) return { againAt: now };
    const { againAt, change, eventType } = decide(locked, failed, now);
    await updateImport(trx, key, { ...change, updated_at: now });
    if (eventType) {
      await context.history.record(trx, {
        type: eventType,
        workspaceId: current.workspace_id,
        campaignId: current.campaign_id,
        actor: systemActor,
        evidence: { import_id: current.import_id, cause: failed.error.failure, message: failed.message },
      });
    }
    return { againAt };
  });
}

type Decision = {
  againAt: Date | null;
  change: Updateable<Schema['imports']>;
  /** the event for the history, if any */
  eventType: 'import.paused' | 'import.failed' | null;
};

function decide(current: Import, failed: CallFailed, now: Date): Decision {
  if (failed instanceof RetryAt) {
    const sentence = `${failed.message} It will resume automatically.`;
    return { againAt: failed.at, change: { message: sentence }, eventType: null };
  }
  // the CRM no longer accepts the cursor: begin again; people already taken are recognised
  const restarts = current.restarts + 1;
  if (!needsConnection(failed) && current.cursor !== null && restarts <= mostRestarts) {
    return { againAt: now, change: { cursor: null, restarts, done: 0, paced_done: 0 }, eventType: null };
  }
  // a sync that is on stays on: its next look may succeed
  if (current.state === 'Done') return { againAt: null, change: { message: failed.message }, eventType: null };
  return needsConnection(failed)
    ? { againAt: null, change: pausedFor(failed), eventType: 'import.paused' }
    : { againAt: null, change: { state: 'Failed', message: failed.message }, eventType: 'import.failed' };
}

const needsConnection = (failed: CallFailed): boolean => failed instanceof GivenUp && failed.because === 'connection';

const pausedFor = (failed: CallFailed) => ({
  state: 'Paused' as const,
  pause_cause: 'connection' as const,
  message: `${failed.message} The import will resume automatically afterwards.`,
});
