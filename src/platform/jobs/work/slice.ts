import type { Transaction } from '../../../database/database.ts';
import type { WorkContext } from './resumable-work.ts';
import { lockHeldLease, renewLease, type LeaseKey } from './lease-store.ts';

/** The lease of a killed worker is free after this time. */
export const leaseMs = 15_000;
/** A few renewals may be late or fail before the lease expires. */
const renewEveryMs = 4_000;

/** Another worker has the lease: it was not renewed in time. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

/** One worker's slice of time on work whose lease it holds. */
export type Slice = {
  /** Aborted when the process stops or the lease is lost: stop as soon as possible. */
  signal: AbortSignal;
  /** Nothing new is begun: the time is up, or `signal` is aborted. */
  isOver(): boolean;
  /**
   * A transaction that is committed only while the lease is held. The lease is locked last, behind the rows that those
   * lock who start, pause or resume the work. @throws LeaseLost
   */
  commit<Result>(work: (trx: Transaction) => Promise<Result>): Promise<Result>;
  /** @throws LeaseLost */
  throwIfLost(): void;
};

/** Keeps the lease alive until it is closed. */
export function openSlice(
  { db, clock, jobs }: WorkContext,
  lease: LeaseKey,
  { holder, sliceMs }: { holder: string; sliceMs: number },
): Slice & { close(): Promise<void> } {
  const until = Date.now() + sliceMs;
  const lost = new AbortController();
  const signal = AbortSignal.any([jobs.stopping, lost.signal]);
  let renewing = Promise.resolve();

  const renew = async () => {
    const expiresAt = new Date(clock.now().getTime() + leaseMs);
    if (!(await renewLease(db, lease, holder, expiresAt))) lost.abort(new LeaseLost());
  };
  const timer = setInterval(() => {
    // an outage of the database fails the next commit anyway
    renewing = renew().catch(() => {});
  }, renewEveryMs);

  return {
    signal,
    isOver: () => signal.aborted || Date.now() >= until,
    commit: (work) =>
      db.transaction().execute(async (trx) => {
        const result = await work(trx);
        if (!(await lockHeldLease(trx, lease, holder))) throw new LeaseLost();
        return result;
      }),
    throwIfLost: () => {
      if (lost.signal.aborted) throw lost.signal.reason;
    },
    async close() {
      clearInterval(timer);
      await renewing;
    },
  };
}
