import type { CrmContext } from '../connections/crm-context.ts';
import { deliver } from '../outbound/attempt/deliver.ts';
import { runConcurrently } from '../../platform/jobs/run-concurrently.ts';
import { createPrefetchQueue } from '../../platform/jobs/prefetch-queue.ts';
import { findNextOfRun, type RunEnd } from './find-next-of-run.ts';
import { advanceRunJob, runRawHandlers, type RunKey } from './run.ts';
import { selectRun } from './run-store.ts';

/** A job works for this long and hands over, so that a worker that is asked to stop is not held up. */
const sliceMs = 4_000;
const waitMs = 5_000;
/** When no more are left the next are planned. */
const fewLeft = 40;
/** Whoever pauses a run sees it stand still soon. */
const lookEveryMs = 500;

/**
 * Takes a run a few seconds further. What it plans is committed with the place up to which it came, and sent by this
 * process itself: the queue stays free for people who join. Killed at any point, the next job goes on where it was.
 */
export async function advanceRun(context: CrmContext, key: RunKey): Promise<void> {
  let end = 'over' as RunEnd;
  const isMine = await context.locks.whileLocked(`run ${key.runId}`, async () => {
    end = await work(context, key, Date.now() + sliceMs);
  });
  // whoever resumed it while it was worked on sent a job that found it locked: asked after the lock, or nobody would go on
  if (isMine && end === 'over' && (await selectRun(context.db, key))?.state === 'Running') end = 'more';
  if (end === 'over') return;
  const startAfter = end === 'wait' ? { startAfter: new Date(context.clock.now().getTime() + waitMs) } : {};
  await context.db.transaction().execute((trx) => context.jobs.send(trx, advanceRunJob, key, startAfter));
}

/** Sends many at once, and plans the next while these are sent, so that no turn of the connection's budget is wasted. */
async function work(context: CrmContext, key: RunKey, until: number): Promise<RunEnd> {
  const taken = new Set<string>();
  let end: RunEnd = 'more';
  const state = { isStopped: false };
  const stock = createPrefetchQueue(fewLeft, async () => {
    if (state.isStopped || Date.now() >= until) return [];
    const next = await findNextOfRun(context, key, taken);
    if ('end' in next) {
      end = next.end;
      return [];
    }
    for (const id of next.deliveryIds) taken.add(id);
    return next.deliveryIds;
  });
  const look = async () => {
    if ((await selectRun(context.db, key))?.state !== 'Running') state.isStopped = true;
  };
  // an outage of the database is noticed by those who send
  const looking = setInterval(() => void look().catch(() => {}), lookEveryMs);
  try {
    await runConcurrently(runRawHandlers, async () => {
      // what is planned and not begun is found by the next job
      if (state.isStopped || Date.now() >= until) return false;
      const deliveryId = await stock.take();
      if (deliveryId === undefined) return false;
      // one that somebody else is sending is left to them, and found open when they did not end it
      await deliver(context, { workspaceId: key.workspaceId, deliveryId });
      return taken.delete(deliveryId);
    });
  } finally {
    clearInterval(looking);
    // nothing is planned behind the lock of the run
    await stock.close();
  }
  return state.isStopped ? 'over' : end;
}
