import type { Selectable } from 'kysely';
import { z } from 'zod';
import { defineWork } from '../../../platform/jobs/work/work-kind.ts';
import { withTodaysKeys } from '../../../platform/text/renamed-keys.ts';
import type { Schema } from '../../../database/tables.d.ts';

/** A time in which a connection did not work, and what was recovered after it. */
export type OutageReport = Selectable<Schema['outage_reports']>;

export const outageReportStates = ['Working', 'Done'] as const;

/** What can be recovered, as the events that record it. */
export const recoveredKinds = ['lead.qualified', 'contact.changed', 'contact.linked', 'delivery.sent'] as const;
export type RecoveredKind = (typeof recoveredKinds)[number];

const keySchema = z.preprocess(withTodaysKeys, z.object({ workspaceId: z.uuid(), reportId: z.uuid() }));
export type OutageReportKey = z.infer<typeof keySchema>;

export const outageReportWork = defineWork({
  name: 'close-gap',
  key: keySchema,
  idOf: ({ reportId }) => reportId,
  concurrency: 1,
});

/** How soon a report is looked at again. */
export const lookAgainMs = 2_000;
