import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { Schema } from '../../platform/database/schema-types.ts';

/** Something that the CRM reported, as it was stored. */
export type Notification = Selectable<Schema['notifications']>;

/** What is kept of a notification before it is answered. */
export type NewNotification = {
  workspaceId: string;
  connectionId: string;
  appId: string;
  notificationId: string;
  topic: string;
  body: string;
};

/** Says that there are open notifications; which, stands in their table. One call takes all waiting ones. */
export const wakeJob: JobDefinition<Record<string, never>> = {
  name: 'handle-notifications',
  payload: z.strictObject({}),
  retryLimit: 2,
  retryDelaySeconds: 5,
  batchSize: 500,
  concurrency: 1,
};
