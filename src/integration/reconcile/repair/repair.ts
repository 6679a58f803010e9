import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { driftKinds } from '../drift/check.ts';

/** Somebody asked that differences be written over. */
export type Repair = Selectable<Schema['crm_repairs']>;

/** Which rows: those named, or all that a filter of the list shows. */
export const selectionForm = z.object({
  ids: z.array(z.uuid()).max(1000).optional(),
  campaign_id: z.uuid().optional(),
  kind: z.enum(driftKinds).optional(),
  search: z.string().max(200).optional(),
});
export type Selection = z.infer<typeof selectionForm>;

const payload = z.object({ workspaceId: z.uuid(), repairId: z.uuid() });

/** Plans the writes of a repair, and looks from time to time what became of them. */
export const repairJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'repair-drift',
  payload,
  retryLimit: 5,
  retryDelaySeconds: 5,
  batchSize: 1,
  concurrency: 1,
};
