import type { CrmParts } from '../integration/connections/crm-context.ts';
import { checkSyncsJob, importJob, sweepImportsJob } from './import.ts';
import { resumeWaitingImports } from './move-import.ts';
import { checkSyncs, sweepImports } from './reap-imports.ts';
import { workOnImport } from './work-on-import.ts';

/** Connects imports with their jobs, and with the connection that they may wait for. */
export function wireImports(parts: CrmParts): void {
  const { history, jobs } = parts;
  history.on('connection.connected', (trx, event) => resumeWaitingImports(parts, trx, event.workspaceId));
  jobs.handle(importJob, async (payloads) => {
    for (const payload of payloads) await workOnImport(parts, payload);
  });
  jobs.handle(sweepImportsJob, () => sweepImports(parts));
  jobs.handle(checkSyncsJob, () => checkSyncs(parts));
  jobs.schedule(sweepImportsJob, '* * * * *');
  jobs.schedule(checkSyncsJob, '41 2 * * *');
  jobs.onWorking(() => sweepImports(parts, { graceMs: 0 }));
}
