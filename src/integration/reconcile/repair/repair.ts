import type { Selectable } from 'kysely';
import { z } from 'zod';
import { defineWork } from '../../../platform/jobs/work/work-kind.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { driftKinds } from '../drift/check.ts';

/** A user asked to overwrite differences. */
export type Repair = Selectable<Schema['crm_repairs']>;

export const repairStates = ['Running', 'Done'] as const;

/** Which rows: those named, or all that a filter of the list shows. */
export const selectionForm = z.object({
  ids: z.array(z.uuid()).max(1000).optional(),
  campaign_id: z.uuid().optional(),
  kind: z.enum(driftKinds).optional(),
  search: z.string().max(200).optional(),
});
export type Selection = z.infer<typeof selectionForm>;

const keySchema = z.object({ workspaceId: z.uuid(), repairId: z.uuid() });
export type RepairKey = z.infer<typeof keySchema>;

export const repairKind = defineWork({
  name: 'repair-drift',
  key: keySchema,
  idOf: ({ repairId }) => repairId,
  concurrency: 1,
});
