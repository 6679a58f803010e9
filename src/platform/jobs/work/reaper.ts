import { periodicLook } from '../periodic-look.ts';
import { selectLeases } from './lease-store.ts';
import { handleWork, leaseKeyOf, type Work, type WorkContext } from './resumable-work.ts';
import { sendWork, type WorkKey } from './work-kind.ts';

export const reapWorkJob = periodicLook('reap-work');

/** Sends jobs for open work of every kind that has none. */
export type Reaper = {
  /** Registers a kind of work with its handler; before the queue starts. */
  handle<Key extends WorkKey, State>(work: Work<Key, State>): void;
  /**
   * Sends the jobs. A superfluous job does no harm.
   * @param options.graceMs work whose job was due within this time is left to that job
   */
  reap(options?: { graceMs: number }): Promise<void>;
};

/** Work that was handed over within this time has its job. */
const graceMs = 60_000;

/** Reaps every minute, and at the start what a killed process left behind. */
export function createReaper(context: WorkContext): Reaper {
  const reapers: ((graceMs: number) => Promise<void>)[] = [];
  const reap = async (options = { graceMs }) => {
    for (const reapOne of reapers) await reapOne(options.graceMs);
  };
  context.jobs.handle(reapWorkJob, () => reap());
  context.jobs.schedule(reapWorkJob, '* * * * *');
  context.jobs.onWorking(() => reap({ graceMs: 0 }));
  return {
    handle(work) {
      handleWork(context, work);
      reapers.push((graceMs) => reapKind(context, work, graceMs));
    },
    reap,
  };
}

async function reapKind<Key extends WorkKey, State>(
  { db, clock, jobs }: WorkContext,
  { kind, findOpen }: Work<Key, State>,
  graceMs: number,
): Promise<void> {
  const now = clock.now();
  const open = await findOpen(now);
  if (open.length === 0) return;
  const leases = new Map((await selectLeases(db, kind.name)).map((lease) => [nameOf(lease), lease]));
  await db.transaction().execute(async (trx) => {
    for (const key of open) {
      const { workspaceId, workId } = leaseKeyOf(kind, key);
      const lease = leases.get(nameOf({ workspace_id: workspaceId, work_id: workId }));
      if (lease?.holder && lease.expires_at && lease.expires_at > now) {
        // a living holder renews it; a dead one is noticed when it expires
        if (graceMs === 0) await sendWork(jobs, trx, kind, { ...key, heldBy: lease.holder }, lease.expires_at);
      } else if (!lease?.due_at || lease.holder || lease.due_at.getTime() <= now.getTime() - graceMs) {
        await sendWork(jobs, trx, kind, key);
      }
    }
  });
}

const nameOf = (lease: { workspace_id: string; work_id: string }) => `${lease.workspace_id} ${lease.work_id}`;
