import type { Slice } from '../platform/jobs/work/slice.ts';
import type { StepEnd, Work } from '../platform/jobs/work/resumable-work.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { Connection } from '../integration/connections/connection.ts';
import { getConnectionById } from '../integration/connections/find-connection.ts';
import { isCallFailed, withClient } from '../integration/connections/with-client.ts';
import type { CrmClient } from '../integration/provider/crm-provider.ts';
import { attributesOfImport } from './attributes-of-import.ts';
import { commitBatch } from './commit-batch.ts';
import { findDeparted } from './find-departed.ts';
import { importKind, type Import, type ImportKey } from './import.ts';
import { selectDueSyncs, selectImport, selectOpenImports, updateImport } from './import-store.ts';
import { dueForLookBefore, isDueForLook, lookAtSync } from './look-at-sync.ts';
import { ofCrm, readBatch } from './read-batch.ts';
import { stopFor } from './stop-for-error.ts';

/** After a silence the rate is counted from the beginning. */
const silenceMs = 30_000;

type Loaded = { current: Import; /** as it is before a call is made */ connection: Connection | null };

/** Dry run, run and retry of an import, and the looks and checks of an ongoing sync. */
export function workOnImport(context: CrmContext): Work<ImportKey, Loaded> {
  const { db, clock } = context;
  return {
    kind: importKind,
    load: async (key) => {
      const current = await selectImport(db, key);
      if (!current || (!isOpen(current) && !isDueForLook(current, clock.now()))) return undefined;
      const { connection_id: connectionId } = current;
      return { current, connection: connectionId ? await getConnectionById(db, key.workspaceId, connectionId) : null };
    },
    step: async ({ current, connection }, slice) => {
      if (connection) {
        const attributes = attributesOfImport(current.settings, context.providers.of(connection));
        const options = { backOff: 'import', signal: slice.signal, attributes } as const;
        await withClient(context, connection, options, (client) => step(context, current, client, slice));
      } else await step(context, current, null, slice);
      return 'more';
    },
    onError: async (error, loaded): Promise<StepEnd> => {
      if (!isCallFailed(error)) throw error;
      const { againAt } = await stopFor(context, loaded, error);
      if (!againAt) return 'over';
      return againAt > clock.now() ? { at: againAt } : 'more';
    },
    findOpen: async (now) => {
      const open = [...(await selectOpenImports(db)), ...(await selectDueSyncs(db, dueForLookBefore(now)))];
      return open.map(({ workspace_id: workspaceId, import_id: importId }) => ({ workspaceId, importId }));
    },
  };
}

/** Some of its people are not gone through yet. */
function isOpen({ state, phase, sync_state: sync }: Import): boolean {
  if (phase === 'check' || phase === 'departed') return state === 'Done' && sync === 'On';
  return state === 'Dry run' || state === 'Running';
}

/** @param client null for a file */
async function step(context: CrmContext, current: Import, client: CrmClient | null, slice: Slice): Promise<void> {
  if (!isOpen(current)) return lookAtSync(context, current, ofCrm(current, client), slice);
  await startPace(context, current);
  if (current.phase === 'departed') return findDeparted(context, current, ofCrm(current, client), slice);
  return commitBatch(context, current, await readBatch(context, current, client), slice);
}

async function startPace(context: CrmContext, current: Import): Promise<void> {
  const now = context.clock.now();
  if (current.paced_from && now.getTime() - current.updated_at.getTime() < silenceMs) return;
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  await updateImport(context.db, key, { paced_from: now, paced_done: current.done });
}
