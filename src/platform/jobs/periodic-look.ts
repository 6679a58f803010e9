import { z } from 'zod';
import type { JobDefinition } from './jobs.ts';

/**
 * A job without payload that processes everything due. A failed run is not retried, because the next one comes anyway;
 * those that waited in the meantime are taken in one batch.
 * @param name of its queue: stored, so never changed
 */
export function periodicLook(name: string): JobDefinition<Record<string, never>> {
  return { name, ...once };
}

const once = { payload: z.strictObject({}), retryLimit: 0, retryDelaySeconds: 0, batchSize: 10, concurrency: 1 };
