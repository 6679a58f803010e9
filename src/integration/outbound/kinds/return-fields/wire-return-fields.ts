import { z } from 'zod';
import type { JobDefinition } from '../../../../platform/jobs/jobs.ts';
import type { CrmParts } from '../../../connections/crm-context.ts';
import { markCampaign, markConnection, markReferrerOf, returnFieldsJob } from './mark-stale.ts';
import { wakeReturnFields, writeReturnFields } from './write-return-fields.ts';

const sweepJob: JobDefinition<Record<string, never>> = {
  name: 'sweep-return-fields',
  payload: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 10,
  concurrency: 1,
};

/** Connects what changes the return fields of a referrer with their writing. */
export function wireReturnFields(parts: CrmParts): void {
  const { history, jobs } = parts;
  history.on('lead.joined', (trx, event) => markReferrerOf(parts, trx, event));
  history.on('lead.qualified', (trx, event) => markReferrerOf(parts, trx, event));
  history.on('integration.saved', (trx, event) => markCampaign(parts, trx, event));
  history.on('connection.connected', (trx, event) => markConnection(parts, trx, event));
  jobs.handle(returnFieldsJob, async (payloads) => {
    for (const payload of payloads) await writeReturnFields(parts, payload);
  });
  jobs.handle(sweepJob, () => wakeReturnFields(parts));
  jobs.schedule(sweepJob, '* * * * *');
}
