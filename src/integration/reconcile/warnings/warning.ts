import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../../database/tables.d.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { attentionCodes } from '../../provider/crm-error.ts';

/** What can be wrong with a connection: it does not work at all (attention), or not as well as it should. */
export const warningCodes = [
  ...attentionCodes,
  'webhooks_silent',
  'rate_starved',
  'rule_attribute_gone',
  'deliveries_failing',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** Something that is, or was, wrong with a connection. */
export type Warning = Selectable<Schema['crm_warnings']>;

/** What an alert is about: that the warning began, or that it is over. */
export type WarningTurn = 'raised' | 'resolved';

const payload = z.object({
  workspaceId: z.uuid(),
  warningId: z.uuid(),
  about: z.enum(['raised', 'resolved']),
});

/** Finds the recipients of a warning, and plans a message for each. */
export const announceJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'announce-warning',
  payload,
  retryLimit: 5,
  retryDelaySeconds: 5,
  batchSize: 1,
  concurrency: 1,
};
