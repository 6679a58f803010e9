import { getConnectionById } from '../connections/find-connection.ts';
import { reportAttention } from '../connections/report-attention.ts';
import type { CrmParts } from '../crm-parts.ts';
import type { CrmError } from '../provider/crm-error.ts';
import type { Import } from './import.ts';
import { announceProgress, selectImportForUpdate, updateImport } from './import-store.ts';

/** How soon something that may pass is tried again, where the CRM does not say. */
const againMs = 10_000;
/** More often it is not the cursor that is wrong. */
const mostRestarts = 2;

/**
 * A call failed: what may pass is tried again, what needs a connection pauses until there is one, and the rest ends with
 * what a person has to do.
 * @returns when to go on; null when that is not known
 */
export async function stopFor(parts: CrmParts, current: Import, error: CrmError): Promise<{ againAt: Date | null }> {
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  const now = parts.clock.now();
  if (error.failure === 'retry_later') {
    const again = Math.max(error.retryAt?.getTime() ?? 0, now.getTime() + (error.overLimit ? 0 : againMs));
    const words = `${error.message} It goes on by itself.`;
    await parts.db.transaction().execute(async (trx) => {
      await updateImport(trx, key, { words, updated_at: now });
      await announceProgress(trx, current.workspace_id);
    });
    return { againAt: new Date(again) };
  }
  // a cursor that the CRM no longer takes: begin anew, whoever was taken is recognised
  const restarts = current.restarts + 1;
  if (error.failure === 'fix_data' && current.cursor !== null && restarts <= mostRestarts) {
    await updateImport(parts.db, key, { cursor: null, restarts, done: 0, paced_done: 0, updated_at: now });
    return { againAt: now };
  }
  await parts.db.transaction().execute(async (trx) => {
    // the connection before its imports, as connecting takes them: nobody waits in a circle
    if (error.failure === 'reconnect' && current.connection_id) {
      const connection = await getConnectionById(trx, current.workspace_id, current.connection_id);
      await reportAttention(parts, trx, connection, error.attention ?? 'token_revoked');
    }
    // somebody may have paused or cancelled it meanwhile
    if ((await selectImportForUpdate(trx, key))?.state !== current.state) return;
    // a sync that is on stays on: its next look may succeed
    const isSync = current.state === 'Done';
    const end = error.failure === 'reconnect' ? pausedFor(error) : { state: 'Failed' as const, words: error.message };
    await updateImport(trx, key, { ...(isSync ? { words: error.message } : end), updated_at: now });
    if (isSync) return announceProgress(trx, current.workspace_id);
    await parts.history.record(trx, {
      type: error.failure === 'reconnect' ? 'import.paused' : 'import.failed',
      workspaceId: current.workspace_id,
      campaignId: current.campaign_id,
      actor: { kind: 'system', id: null, name: 'Goodword' },
      evidence: { import_id: current.import_id, cause: error.failure, words: error.message },
    });
  });
  return { againAt: null };
}

const pausedFor = (error: CrmError) => ({
  state: 'Paused' as const,
  pause_cause: 'connection' as const,
  words: `${error.message} The import goes on by itself afterwards.`,
});
