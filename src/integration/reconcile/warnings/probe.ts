import { z } from 'zod';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { periodicLook } from '../../../platform/jobs/periodic-look.ts';

const payload = z.object({ workspaceId: z.uuid(), connectionId: z.uuid() });

/** Looks whether one connection works. */
export const watchJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'watch-connection',
  payload,
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 1,
  concurrency: 4,
};

/** Asks for a look at every connection in use. */
export const watchAllJob = periodicLook('watch-connections');

export const watchEveryMinutes = 2;
