import { z } from 'zod';
import type { JobDefinition } from '../../../../platform/jobs/jobs.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import {
  markCampaignStale,
  markConnectionStale,
  markLinkedReferrer,
  markReferrerOf,
  returnFieldsJob,
} from './mark-stale.ts';
import { wakeReturnFields, writeReturnFields } from './write-return-fields.ts';

const pollingJob: JobDefinition<Record<string, never>> = {
  name: 'sweep-return-fields',
  payload: z.strictObject({}),
  retryLimit: 0,
  retryDelaySeconds: 0,
  batchSize: 10,
  concurrency: 1,
};

/** Connects what changes the return fields of a referrer with their writing. */
export function wireReturnFields(context: CrmContext): void {
  const { history, jobs } = context;
  history.on('lead.joined', (trx, event) => markReferrerOf(context, trx, event));
  history.on('lead.qualified', (trx, event) => markReferrerOf(context, trx, event));
  history.on('contact.linked', (trx, event) => markLinkedReferrer(context, trx, event));
  history.on('integration.saved', (trx, event) => markCampaignStale(context, trx, event));
  history.on('connection.connected', (trx, event) => markConnectionStale(context, trx, event));
  jobs.handle(returnFieldsJob, async (payloads) => {
    for (const payload of payloads) await writeReturnFields(context, payload);
  });
  jobs.handle(pollingJob, () => wakeReturnFields(context));
  jobs.schedule(pollingJob, '* * * * *');
}
