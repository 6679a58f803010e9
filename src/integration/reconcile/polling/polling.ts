import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { Schema } from '../../../database/tables.d.ts';

/** How far the looking for unreported changes came on one connection. */
export type Polling = Selectable<Schema['crm_sweeps']>;

export const connectionPayload = z.object({ workspaceId: z.uuid(), connectionId: z.uuid() });
export type ConnectionKey = z.infer<typeof connectionPayload>;

/** Pollings begin this often on each connection. */
export const pollEveryMinutes = 2;

/** Begins the sweep of every connection that works, and goes on with those that a killed worker left. */
export const pollAllJob: JobDefinition<Record<string, never>> = {
  name: 'sweep-crm',
  payload: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 10,
  concurrency: 1,
};

/** One go at the sweep of one connection. */
export const pollingJob: JobDefinition<ConnectionKey> = {
  name: 'sweep-connection',
  payload: connectionPayload,
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 1,
  concurrency: 2,
};
