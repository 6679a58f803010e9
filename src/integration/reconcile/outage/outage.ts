import type { Selectable } from 'kysely';
import { z } from 'zod';
import { defineWork } from '../../../platform/jobs/work/work-kind.ts';
import type { Schema } from '../../../database/tables.d.ts';

/** A time in which a connection did not work, and what was recovered after it. */
export type Gap = Selectable<Schema['crm_gaps']>;

export const gapStates = ['Working', 'Done'] as const;

/** What can be recovered, as the events that tell it. */
export const recoveredKinds = ['lead.qualified', 'contact.changed', 'contact.linked', 'delivery.sent'] as const;
export type RecoveredKind = (typeof recoveredKinds)[number];

const keySchema = z.object({ workspaceId: z.uuid(), gapId: z.uuid() });
export type GapKey = z.infer<typeof keySchema>;

export const gapKind = defineWork({
  name: 'close-gap',
  key: keySchema,
  idOf: ({ gapId }) => gapId,
  concurrency: 1,
});

/** How soon the report of a gap is looked at again. */
export const lookAgainMs = 2_000;
