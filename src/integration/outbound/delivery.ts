import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import { periodicLook } from '../../platform/jobs/periodic-look.ts';
import { defineMoves } from '../../platform/moves.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Schema } from '../../database/tables.d.ts';

/** One write to the CRM: planned, tried, answered. */
export type Delivery = Selectable<Schema['deliveries']>;

export const deliveryStates = ['Planned', 'Sending', 'Sent', 'Skipped', 'Waiting', 'Failed'] as const;

type RetryFacts = { state: string; has_open_return: boolean; left_out: unknown };

/** What a person can do with a delivery, besides undoing it. */
export const deliveryMoves = defineMoves('delivery', deliveryStates, {
  retry: {
    from: ['Failed', 'Waiting', 'Sent'],
    to: 'Planned',
    done: 'retried',
    unless: ({ has_open_return: hasOpenReturn, left_out: leftOut, state }: RetryFacts) => {
      if (hasOpenReturn) {
        return refuse('illegal_move', 'A later delivery is already writing the return fields of this referrer.');
      }
      return state === 'Sent' && leftOut === null
        ? refuse('illegal_move', 'This delivery is Sent, and nothing was left out.')
        : null;
    },
  },
});

/** States in which there is still something to do. */
export const openStates = ['Planned', 'Sending', 'Waiting'] as const;

const payload = z.object({ workspaceId: z.uuid(), deliveryId: z.uuid() });

/** Sends one delivery. Other deliveries of the same workspace wait when several of them are already running. */
export const deliverJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'deliver-to-crm',
  payload,
  retryLimit: 5,
  retryDelaySeconds: 5,
  batchSize: 1,
  // many at once, for the CRM takes its time to answer; one workspace leaves room for others
  concurrency: 12,
  groupConcurrency: 10,
};

/** Looks for deliveries that are due but have no job, such as those of a killed worker. */
export const reapDeliveriesJob = periodicLook('sweep-deliveries');
