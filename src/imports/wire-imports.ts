import type { CrmContext } from '../integration/connections/crm-context.ts';
import { checkSyncsJob, importJob, reapImportsJob } from './import.ts';
import { resumeWaitingImports } from './move-import.ts';
import { checkSyncs, reapImports } from './reap-imports.ts';
import { workOnImport } from './work-on-import.ts';

/** Connects imports with their jobs, and with the connection that they may wait for. */
export function wireImports(context: CrmContext): void {
  const { history, jobs } = context;
  history.on('connection.connected', (trx, event) => resumeWaitingImports(context, trx, event.workspaceId));
  jobs.handle(importJob, async (payloads) => {
    for (const payload of payloads) await workOnImport(context, payload);
  });
  jobs.handle(reapImportsJob, () => reapImports(context));
  jobs.handle(checkSyncsJob, () => checkSyncs(context));
  jobs.schedule(reapImportsJob, '* * * * *');
  jobs.schedule(checkSyncsJob, '41 2 * * *');
  jobs.onWorking(() => reapImports(context, { graceMs: 0 }));
}
