import type { Selectable } from 'kysely';
import { z } from 'zod';
import { periodicLook } from '../../../platform/jobs/periodic-look.ts';
import { defineWork } from '../../../platform/jobs/work/work-kind.ts';
import type { Schema } from '../../../database/tables.d.ts';

/** One comparison of all our contacts with what we wrote. */
export type Check = Selectable<Schema['crm_checks']>;

export const checkStates = ['Running', 'Done', 'Stopped'] as const;

/** A difference that the last check saw. */
export type Drift = Selectable<Schema['crm_drift']>;

/**
 * `value`: an attribute that we wrote has another value; `return_field`: the same for what is kept fresh on referrers;
 * `gone`: the contact was archived or deleted; `unlinked`: we wrote to a contact and do not know whose it is;
 * `unqualified`: the contact has the target value and the lead is still Pending.
 */
export const driftKinds = ['value', 'return_field', 'gone', 'unlinked', 'unqualified'] as const;
export type DriftKind = (typeof driftKinds)[number];

const keySchema = z.object({ workspaceId: z.uuid(), checkId: z.uuid() });
export type CheckKey = z.infer<typeof keySchema>;

export const checkKind = defineWork({
  name: 'check-contacts',
  key: keySchema,
  idOf: ({ checkId }) => checkId,
  concurrency: 1,
});

/** Begins the nightly checks that are due. */
export const nightlyJob = periodicLook('nightly-checks');
