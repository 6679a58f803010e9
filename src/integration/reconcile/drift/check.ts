import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import type { Schema } from '../../../database/tables.d.ts';

/** One comparison of all our contacts with what we wrote. */
export type Check = Selectable<Schema['crm_checks']>;

/** A difference that the last check saw. */
export type Drift = Selectable<Schema['crm_drift']>;

/**
 * `value`: an attribute that we wrote has another value; `return_field`: the same for what is kept fresh on referrers;
 * `gone`: the contact was archived or deleted; `unlinked`: we wrote to a contact and do not know whose it is;
 * `unqualified`: the contact has the target value and the lead is still Pending.
 */
export const driftKinds = ['value', 'return_field', 'gone', 'unlinked', 'unqualified'] as const;
export type DriftKind = (typeof driftKinds)[number];

const payload = z.object({ workspaceId: z.uuid(), checkId: z.uuid() });

/** One go at a check. */
export const checkJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'check-contacts',
  payload,
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 1,
  concurrency: 1,
};

/** Begins the nightly checks that are due. */
export const nightlyJob: JobDefinition<Record<string, never>> = {
  name: 'nightly-checks',
  payload: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 10,
  concurrency: 1,
};
