import { periodicLook } from '../platform/jobs/periodic-look.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { checkSyncs } from './begin-check.ts';
import { forgetRows, forgetRowsJob } from './forget-rows.ts';
import { resumeWaitingImports } from './move-import.ts';
import { workOnImport } from './work-on-import.ts';

/** Begins the nightly check of every ongoing sync: who is still among those who are meant. */
const checkSyncsJob = periodicLook('check-ongoing-syncs');

/** Connects imports with their jobs, and with the connection that they may wait for. */
export function wireImports(context: CrmContext): void {
  const { history, jobs, reaper } = context;
  history.onEach('connection.connected', (trx, event) => resumeWaitingImports(context, trx, event.workspaceId));
  reaper.handle(workOnImport(context));
  jobs.handle(checkSyncsJob, () => checkSyncs(context));
  jobs.schedule(checkSyncsJob, '41 2 * * *');
  jobs.handle(forgetRowsJob, () => forgetRows(context));
  jobs.schedule(forgetRowsJob, '48 2 * * *');
}
