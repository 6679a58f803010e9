import { sendWork } from '../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { registerKind } from '../outbound/senders.ts';
import { advanceOperation, toKey } from './advance-operation.ts';
import { prepareUndo } from './prepare-undo.ts';
import { operationWork } from './operation.ts';
import { selectRunningOperations } from './operation-store.ts';

/** Connects operations with the queue, and with the connection that they may wait for. */
export function wireBulkOperations(context: CrmContext): void {
  const { history, jobs, reaper } = context;
  registerKind('undo', prepareUndo);
  history.onEach('connection.connected', async (trx, { workspaceId }) => {
    for (const operation of await selectRunningOperations(trx, workspaceId))
      await sendWork(jobs, trx, operationWork, toKey(operation));
  });
  reaper.handle(advanceOperation(context));
}
