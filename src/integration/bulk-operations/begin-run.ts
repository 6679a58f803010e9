import type { Actor } from '../../history/history.ts';
import type { Transaction } from '../../database/database.ts';
import { refuse } from '../../platform/refusal.ts';
import { sendWork } from '../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { runKind, type Run } from './run.ts';
import { insertRun, selectRun } from './run-store.ts';

type NewRun = Pick<
  Run,
  'workspace_id' | 'run_id' | 'campaign_id' | 'connection_id' | 'provider' | 'kind' | 'tab' | 'undone_run_id' | 'total'
> & { actor: Actor };

/**
 * Takes part in a transaction that starts a run, and sends its first job.
 * @throws Refusal run_under_way when the same is being done already.
 */
export async function beginRun(context: CrmContext, trx: Transaction, { actor, ...run }: NewRun): Promise<Run> {
  const now = context.clock.now();
  const isNew = await insertRun(trx, {
    ...run,
    state: 'Running',
    note: null,
    cursor: null,
    started_by: JSON.stringify(actor),
    started_at: now,
    updated_at: now,
    ended_at: null,
  });
  if (!isNew) {
    const what = run.kind === 'back_fill' ? 'A back-fill of this tab' : 'The undo of this run';
    throw refuse('run_under_way', `${what} is under way already: look at it in the delivery log.`);
  }
  const key = { workspaceId: run.workspace_id, runId: run.run_id };
  await context.history.record(trx, {
    type: 'run.started',
    workspaceId: run.workspace_id,
    campaignId: run.campaign_id,
    actor,
    evidence: { run_id: run.run_id, kind: run.kind, tab: run.tab, undone_run_id: run.undone_run_id, total: run.total },
  });
  await sendWork(context.jobs, trx, runKind, key);
  return (await selectRun(trx, key))!;
}
