import { z } from 'zod';
import type { Transaction } from '../../../database/database.ts';
import type { JobDefinition, Jobs } from '../jobs.ts';

export type WorkKey = { workspaceId: string };

/**
 * Why a follow-up job was sent: the lease was held when an earlier job came, or it is the next slice of work that was
 * handed over.
 */
export type Follows = { heldBy?: string | undefined; dueAt?: string | undefined };

/** One kind of long work: its queue, and how one piece of it is named. */
export type WorkKind<Key extends WorkKey> = {
  /** of the queue and of the leases */
  name: string;
  job: JobDefinition<Key & Follows>;
  /** unique within its workspace */
  idOf(key: Key): string;
};

/**
 * @param options.name of the queue: stored, so never changed
 * @param options.key what a job carries
 * @param options.concurrency how many pieces one process works on at once
 * @param options.perWorkspace how many of one workspace; as many as there are unless given
 */
export function defineWork<Key extends WorkKey>(options: {
  name: string;
  key: z.ZodType<Key>;
  idOf(key: Key): string;
  concurrency: number;
  perWorkspace?: number;
}): WorkKind<Key> {
  const { name, key, idOf, concurrency, perWorkspace } = options;
  const payload = z.intersection(key, z.object({ heldBy: z.uuid().optional(), dueAt: z.iso.datetime().optional() }));
  const limits = { batchSize: 1, concurrency, ...(perWorkspace && { groupConcurrency: perWorkspace }) };
  return { name, idOf, job: { name, payload, retryLimit: 5, retryDelaySeconds: 2, ...limits } };
}

/**
 * Sends a job for a piece of work, in the transaction of the fact that makes it necessary. A job too many does no harm:
 * one worker at a time holds the lease, and finds what there is to do.
 * @param startAfter at once unless given
 */
export function sendWork<Key extends WorkKey>(
  jobs: Jobs,
  trx: Transaction,
  kind: WorkKind<Key>,
  key: Key & Follows,
  startAfter?: Date,
): Promise<void> {
  return jobs.send(trx, kind.job, key, { groupId: key.workspaceId, ...(startAfter && { startAfter }) });
}
