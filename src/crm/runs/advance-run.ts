import type { CrmParts } from '../crm-parts.ts';
import { deliver } from '../deliveries/deliver.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import { planStep } from './plan-step.ts';
import { advanceRunJob, runLanes, type RunKey } from './run.ts';
import { selectOpenOfRun, selectRun, updateRun } from './run-store.ts';

/** A job works for this long and hands over, so that a worker that is asked to stop is not held up. */
const sliceMs = 4_000;
const waitMs = 5_000;
/** While so many wait to be tried again, no more are begun: something is wrong with all of them. */
const mostOpen = 200;

/** `wait`: nothing can be done at this moment, but there is more. */
type Step = 'more' | 'wait' | 'over';

/**
 * Takes a run a few seconds further. What it plans is committed with the place up to which it came, and sent by this
 * process itself: the queue stays free for people who join. Killed at any point, the next job goes on where it was.
 */
export async function advanceRun(parts: CrmParts, key: RunKey): Promise<void> {
  let step: Step = 'over';
  await parts.locks.whileLocked(`run ${key.runId}`, async () => {
    const until = Date.now() + sliceMs;
    do step = await takeStep(parts, key);
    while (step === 'more' && Date.now() < until);
  });
  if (step === 'over') return;
  const startAfter = step === 'wait' ? { startAfter: new Date(parts.clock.now().getTime() + waitMs) } : {};
  await parts.db.transaction().execute((trx) => parts.jobs.send(trx, advanceRunJob, key, startAfter));
}

async function takeStep(parts: CrmParts, key: RunKey): Promise<Step> {
  const run = await selectRun(parts.db, key);
  if (run?.state !== 'Running') return 'over';
  const connection = await getConnectionById(parts.db, key.workspaceId, run.connection_id);
  // connecting again goes on with it
  if (connection.state !== 'Connected') {
    await updateRun(parts.db, run, { note: `Waits until ${parts.provider.title} is connected again.` });
    return 'wait';
  }
  if (run.note !== null) await updateRun(parts.db, run, { note: null });
  const { ready, open } = await selectOpenOfRun(parts.db, key, mostOpen);
  if (ready.length > 0) {
    await deliverAll(parts, key, ready);
    return 'more';
  }
  if (open >= mostOpen) return 'wait';
  const planned = await planStep(parts, key);
  if (planned === 'over') return 'over';
  if (planned === 'waits') return 'wait';
  return 'more';
}

/** One that somebody else is sending is left to them, and found open when they did not end it. */
async function deliverAll(parts: CrmParts, { workspaceId }: RunKey, deliveryIds: readonly string[]): Promise<void> {
  const queue = deliveryIds.values();
  const lane = async () => {
    for (const deliveryId of queue) await deliver(parts, { workspaceId, deliveryId });
  };
  await Promise.all(Array.from({ length: runLanes }, lane));
}
