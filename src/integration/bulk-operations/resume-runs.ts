import type { NewEvent } from '../../history/history.ts';
import type { Transaction } from '../../database/database.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { advanceRunJob } from './run.ts';
import { selectRunningRuns } from './run-store.ts';

/** A run that was taken further within this time has its job. */
const graceMs = 60_000;

/** The reaction to connection.connected: runs that waited for it go on. */
export async function resumeRunsOf(context: CrmContext, trx: Transaction, { workspaceId }: NewEvent): Promise<void> {
  await wakeAll(context, trx, await selectRunningRuns(trx, { workspaceId }));
}

/**
 * Sends jobs for runs that seem to have none. One job too many does no harm: a run is taken further by one worker at a
 * time. @param options.graceMs runs touched within this time are left to the job they surely have
 */
export async function reapRuns(context: CrmContext, options: { graceMs: number } = { graceMs }): Promise<void> {
  const untouchedSince = new Date(context.clock.now().getTime() - options.graceMs);
  await context.db.transaction().execute(async (trx) => {
    await wakeAll(context, trx, await selectRunningRuns(trx, { untouchedSince }));
  });
}

async function wakeAll(
  context: CrmContext,
  trx: Transaction,
  runs: readonly { workspace_id: string; run_id: string }[],
): Promise<void> {
  for (const { workspace_id: workspaceId, run_id: runId } of runs) {
    await context.jobs.send(trx, advanceRunJob, { workspaceId, runId });
  }
}
