import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../../database/tables.d.ts';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';

/** One message about one warning, to a teammate (by id, so that no address is kept) or to the address of a webhook. */
export type Alert = Selectable<Schema['alerts']>;
export const alertStates = ['Planned', 'Sent', 'Failed', 'Skipped'] as const;
export type AlertChannel = Alert['channel'];

const payload = z.object({ workspaceId: z.uuid(), alertId: z.uuid() });

/** An alert is tried so often, ever further apart, for about two hours. */
export const alertTries = 10;

/** Sends one alert. */
export const sendAlertJob: JobDefinition<z.infer<typeof payload>> = {
  name: 'send-alert',
  payload,
  retryLimit: alertTries - 1,
  retryDelaySeconds: 20,
  batchSize: 1,
  concurrency: 2,
};
