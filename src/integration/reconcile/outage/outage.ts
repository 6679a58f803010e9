import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { Schema } from '../../../database/tables.d.ts';

/** A time in which a connection did not work, and what was recovered after it. */
export type Gap = Selectable<Schema['crm_gaps']>;

/** What can be recovered, as the events that tell it. */
export type RecoveredKind = 'lead.qualified' | 'contact.changed' | 'contact.linked' | 'delivery.sent';

const payload = z.object({ workspaceId: z.uuid(), gapId: z.uuid() });

/** Looks whether a report can be closed, and again soon while it cannot. */
export const closeGapJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'close-gap',
  payload,
  retryLimit: 5,
  retryDelaySeconds: 2,
  batchSize: 10,
  concurrency: 1,
};

/** How soon the report of a gap is looked at again. */
export const lookAgainMs = 2_000;
