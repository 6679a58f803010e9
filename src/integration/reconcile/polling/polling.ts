import type { Selectable } from 'kysely';
import { z } from 'zod';
import { periodicLook } from '../../../platform/jobs/periodic-look.ts';
import { defineWork } from '../../../platform/jobs/work/work-kind.ts';
import type { Schema } from '../../../database/tables.d.ts';

/** How far the looking for unreported changes came on one connection. */
export type Polling = Selectable<Schema['change_polling']>;

const keySchema = z.object({ workspaceId: z.uuid(), connectionId: z.uuid() });
export type ConnectionKey = z.infer<typeof keySchema>;

/** How often each connection is polled. */
export const pollEveryMinutes = 2;

/** Has every connection that works polled. */
export const pollAllJob = periodicLook('sweep-crm');

export const pollingKind = defineWork({
  name: 'sweep-connection',
  key: keySchema,
  idOf: ({ connectionId }) => connectionId,
  concurrency: 2,
});
