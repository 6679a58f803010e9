import type { CrmContext } from '../connections/crm-context.ts';
import { forgetChangesJob, forgetContactChanges } from './forget-changes.ts';
import { forgetSnapshots, forgetSnapshotsJob } from './forget-snapshots.ts';
import { baselineJob, planBaselines, takeBaseline } from './qualification/take-baseline.ts';

/**
 * Connects joining with the first reading of the lead's contact, by which later changes are measured; and the nights with
 * the forgetting of what is old.
 */
export function wireContacts(context: CrmContext): void {
  const { history, jobs } = context;
  history.on('lead.joined', (trx, events) => planBaselines(context, trx, events));
  jobs.handle(baselineJob, async (payloads) => {
    for (const payload of payloads) await takeBaseline(context, payload);
  });
  jobs.handle(forgetChangesJob, () => forgetContactChanges(context));
  jobs.schedule(forgetChangesJob, '41 2 * * *');
  jobs.handle(forgetSnapshotsJob, () => forgetSnapshots(context));
  jobs.schedule(forgetSnapshotsJob, '44 2 * * *');
}
