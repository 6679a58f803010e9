import { z } from 'zod';
import type { AppContext } from '../history/app-context.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { deleteCallerKeys } from './lead-store.ts';

export const forgetCallersJob: JobDefinition<Record<string, never>> = {
  name: 'forget-callers',
  payload: z.record(z.string(), z.never()),
  retryLimit: 2,
  retryDelaySeconds: 60,
  batchSize: 1,
  concurrency: 1,
};

const keptMs = 2 * 86_400_000;

/** Forgets where forms of leads came from: that counts for a day. */
export async function forgetCallers({ db, clock }: Pick<AppContext, 'db' | 'clock'>): Promise<void> {
  await deleteCallerKeys(db, new Date(clock.now().getTime() - keptMs));
}
