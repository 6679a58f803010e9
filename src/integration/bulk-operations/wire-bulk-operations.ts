import { sendWork } from '../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { registerKind } from '../outbound/senders.ts';
import { advanceRun, toKey } from './advance-run.ts';
import { prepareUndo } from './prepare-undo.ts';
import { runKind } from './run.ts';
import { selectRunningRuns } from './run-store.ts';

/** Connects runs with the queue, and with the connection that they may wait for. */
export function wireBulkOperations(context: CrmContext): void {
  const { history, jobs, reaper } = context;
  registerKind('undo', prepareUndo);
  history.onEach('connection.connected', async (trx, { workspaceId }) => {
    for (const run of await selectRunningRuns(trx, workspaceId)) await sendWork(jobs, trx, runKind, toKey(run));
  });
  reaper.handle(advanceRun(context));
}
