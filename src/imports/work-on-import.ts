import type { CrmContext } from '../integration/connections/crm-context.ts';
import { getConnectionById } from '../integration/connections/find-connection.ts';
import { CrmError } from '../integration/provider/crm-error.ts';
import { commitBatch } from './commit-batch.ts';
import { findDeparted } from './find-leavers.ts';
import { importJob, type Import, type ImportKey } from './import.ts';
import { selectImport, updateImport } from './import-store.ts';
import { isDueForLook, lookAtSync } from './look-at-sync.ts';
import { readBatch } from './read-batch.ts';
import { stopFor } from './stop-for-error.ts';

/** A job works for this long and then hands over to the next one: jobs and locks have an end. */
const longestRunMs = 30_000;
/** After a silence the rate is counted anew. */
const silenceMs = 30_000;

/**
 * Works on one import: reads people batch by batch and takes them, each batch and the cursor behind it in one
 * transaction. One worker at a time; whoever comes second leaves it to the first, and the sweep of every minute finds
 * what a killed one left. This may be called too often.
 */
export async function workOnImport(context: CrmContext, key: ImportKey): Promise<void> {
  let next: Next = null;
  await context.locks.whileLocked(`import ${key.importId}`, async () => {
    next = await work(context, key);
  });
  // after the lock is given back: a job that finds it taken would leave the import to us
  if (next) await comeAgain(context, key, next);
}

/** When another job has to go on; null when there is nothing to go on with, or nobody knows when. */
type Next = { at: Date | 'now' } | null;

async function work(context: CrmContext, key: ImportKey): Promise<Next> {
  // the process's own time: it only divides the work
  const until = Date.now() + longestRunMs;
  await startPace(context, key);
  for (;;) {
    const current = await selectImport(context.db, key);
    if (!current) return null;
    if (Date.now() > until && isOpen(current)) return { at: 'now' };
    const connection = current.connection_id
      ? await getConnectionById(context.db, key.workspaceId, current.connection_id)
      : null;
    try {
      if (isOpen(current)) await step(context, current);
      else if (isDueForLook(current, context.clock.now())) await lookAtSync(context, current);
      else return null;
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      const { againAt } = await stopFor(context, { current, connection }, error);
      return againAt && { at: againAt };
    }
  }
}

/** People of it are still to be gone through. */
function isOpen({ state, phase, sync_state: sync }: Import): boolean {
  if (phase === 'check' || phase === 'leavers') return state === 'Done' && sync === 'On';
  return state === 'Rehearsing' || state === 'Running';
}

async function step(context: CrmContext, current: Import): Promise<void> {
  if (current.phase === 'leavers') await findDeparted(context, current);
  else await commitBatch(context, current, await readBatch(context, current));
}

async function startPace(context: CrmContext, key: ImportKey): Promise<void> {
  const current = await selectImport(context.db, key);
  const now = context.clock.now();
  if (!current || !isOpen(current)) return;
  if (current.paced_from && now.getTime() - current.updated_at.getTime() < silenceMs) return;
  await updateImport(context.db, key, { paced_from: now, paced_done: current.done });
}

async function comeAgain(context: CrmContext, key: ImportKey, { at }: { at: Date | 'now' }): Promise<void> {
  const options = at === 'now' ? {} : { startAfter: at };
  await context.db.transaction().execute((trx) => context.jobs.send(trx, importJob, key, options));
}
