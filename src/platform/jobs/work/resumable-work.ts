import type { Database } from '../../../database/database.ts';
import { newId } from '../../id/id.ts';
import type { Clock } from '../../clock/clock.ts';
import type { Jobs } from '../jobs.ts';
import { noteWanted, releaseLease, takeLease, type Expectation, type LeaseKey } from './lease-store.ts';
import { leaseMs, LeaseLost, openSlice, type Slice } from './slice.ts';
import { sendWork, type Follows, type WorkKey, type WorkKind } from './work-kind.ts';

export type WorkContext = { db: Database; clock: Clock; jobs: Jobs };

/** `more`: the next step can follow at once; `over`: nothing is left to do; else when to continue. */
export type StepEnd = 'more' | 'over' | { at: Date };

/** Work that takes longer than a job should, done step by step; killed at any point, another worker resumes it. */
export type Work<Key extends WorkKey, State> = {
  kind: WorkKind<Key>;
  /** The current work; undefined when it is over, paused or deleted. */
  load(key: Key): Promise<State | undefined>;
  /**
   * Does one step. Its result and the cursor after it are committed together, by `slice.commit`; a step whose worker
   * died is done again from the last cursor.
   */
  step(state: State, slice: Slice): Promise<StepEnd>;
  /** What follows from an error of a step; without it, or when it throws, the job fails and is retried. */
  onError?(error: unknown, state: State): Promise<StepEnd>;
  /** All open work of this kind, in all workspaces; the reaper sends jobs for work without one. */
  findOpen(now: Date): Promise<readonly Key[]>;
};

/** `busy`: another worker has it; `later`: it continues at a set time. */
export type SliceEnd = 'more' | 'later' | 'over' | 'busy';

/** A job works for this long and hands over, so that all work gets its turn and memory is freed. */
const defaultSliceMs = 10_000;

/**
 * Works on one piece of work for a slice of time, and sends the job of the next slice. One worker at a time: who comes
 * second leaves a note on the lease, and the holder sees it before it ends.
 * @param options.sliceMs the process's own time: it only divides the work; 0 for one step
 * @throws what a step throws and `onError` does not handle; the lease is given back before
 */
export async function workOn<Key extends WorkKey, State>(
  context: WorkContext,
  work: Work<Key, State>,
  key: Key & Follows,
  options: { sliceMs?: number } = {},
): Promise<SliceEnd> {
  const lease = leaseKeyOf(work.kind, key);
  const holder = newId();
  if (!(await takeOrNote(context, work, key, lease, holder))) return 'busy';
  const slice = openSlice(context, lease, { holder, sliceMs: options.sliceMs ?? defaultSliceMs });
  try {
    const end = await takeSteps(context, work, key, slice);
    await slice.close();
    return await handOver(context, work, key, { lease, holder, end });
  } catch (error) {
    await slice.close();
    if (error instanceof LeaseLost) return 'busy';
    // its job is retried; should that be lost too, the reaper finds it due
    const dueAt = key.dueAt ? new Date(key.dueAt) : context.clock.now();
    await context.db.transaction().execute((trx) => releaseLease(trx, lease, holder, dueAt));
    throw error;
  }
}

/** Registers the handler of a kind of work. */
export function handleWork<Key extends WorkKey, State>(context: WorkContext, work: Work<Key, State>): void {
  context.jobs.handle(work.kind.job, async (payloads) => {
    for (const payload of payloads) await workOn(context, work, payload);
  });
}

export function leaseKeyOf<Key extends WorkKey>(kind: WorkKind<Key>, key: Key): LeaseKey {
  return { workspaceId: key.workspaceId, kind: kind.name, workId: kind.idOf(key) };
}

async function takeOrNote<Key extends WorkKey, State>(
  { db, clock, jobs }: WorkContext,
  { kind }: Work<Key, State>,
  key: Key & Follows,
  lease: LeaseKey,
  holder: string,
): Promise<boolean> {
  const expects = expectationOf(key);
  for (;;) {
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + leaseMs);
    if (await takeLease(db, lease, { holder, now, expiresAt, expects })) return true;
    // the worker it follows is alive, or has ended and handed over
    if (key.heldBy) return false;
    const other = await noteWanted(db, lease, now);
    if (other) {
      // a holder that is dead does not see the note: one more look when its lease has expired
      const again = { ...key, dueAt: undefined, heldBy: other.holder };
      await db.transaction().execute((trx) => sendWork(jobs, trx, kind, again, other.expiresAt));
      return false;
    }
    // another job is the next one of this work
    if (expects) return false;
    // given back between the two statements: once more
  }
}

function expectationOf({ heldBy, dueAt }: Follows): Expectation {
  if (heldBy) return { heldBy };
  return dueAt ? { dueAt: new Date(dueAt) } : null;
}

async function takeSteps<Key extends WorkKey, State>(
  { jobs }: WorkContext,
  work: Work<Key, State>,
  key: Key,
  slice: Slice,
): Promise<StepEnd> {
  do {
    const state = await work.load(key);
    if (state === undefined) return 'over';
    // another process takes it up
    if (jobs.stopping.aborted) return 'more';
    try {
      const end = await work.step(state, slice);
      if (end !== 'more') return end;
    } catch (error) {
      // what waited for its turn was put down
      if (slice.signal.aborted && error === slice.signal.reason) break;
      if (error instanceof LeaseLost || !work.onError) throw error;
      const end = await work.onError(error, state);
      if (end !== 'more') return end;
    }
  } while (!slice.isOver());
  slice.throwIfLost();
  return 'more';
}

async function handOver<Key extends WorkKey, State>(
  { db, clock, jobs }: WorkContext,
  { kind }: Work<Key, State>,
  key: Key & Follows,
  { lease, holder, end }: { lease: LeaseKey; holder: string; end: StepEnd },
): Promise<SliceEnd> {
  const now = clock.now();
  const dueAt = end === 'over' ? null : end === 'more' ? now : end.at;
  return db.transaction().execute(async (trx) => {
    // earlier than `dueAt` when it was requested during the slice
    const nextAt = await releaseLease(trx, lease, holder, dueAt);
    if (!nextAt) return 'over';
    const isNow = nextAt <= now;
    const next = { ...key, heldBy: undefined, dueAt: nextAt.toISOString() };
    await sendWork(jobs, trx, kind, next, isNow ? undefined : nextAt);
    return isNow ? 'more' : 'later';
  });
}
