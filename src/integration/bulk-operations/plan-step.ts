import type { Transaction } from '../../database/database.ts';
import type { Slice } from '../../platform/jobs/work/slice.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { planPushes } from '../outbound/plan/plan-pushes.ts';
import { findDeliveries } from '../outbound/find-delivery.ts';
import { subjectOf } from '../settings/subject.ts';
import { planUndos } from './plan-undos.ts';
import type { Run, RunKey } from './run.ts';
import { selectOpenOfRun, selectRunForUpdate, updateRun } from './run-store.ts';
import { selectUndoable } from './undo-store.ts';
import { selectUnsent } from './unsent-store.ts';

const batchSize = 40;

/**
 * Plans the next few deliveries of a run and notes how far it came, in one transaction.
 * @returns `waits` when everyone was looked at and some still wait for a retry; `over` when the run is
 */
export function planStep(context: CrmContext, key: RunKey, slice: Slice): Promise<'planned' | 'waits' | 'over'> {
  return slice.commit(async (trx) => {
    const run = await selectRunForUpdate(trx, key);
    if (run?.state !== 'Running') return 'over';
    const next = run.kind === 'back_fill' ? await nextUnsent(trx, run) : await nextUndoable(trx, run);
    const now = context.clock.now();
    if (next.length === 0) {
      if ((await selectOpenOfRun(trx, key, 1)).open > 0) return 'waits';
      await updateRun(trx, run, { state: 'Done', updated_at: now, ended_at: now });
      await recordDone(context, trx, run);
      return 'over';
    }
    await planAll(context, trx, run, next);
    await updateRun(trx, run, { cursor: next.at(-1)!, looked_at: run.looked_at + next.length, updated_at: now });
    return 'planned';
  });
}

function nextUnsent(trx: Transaction, run: Run): Promise<string[]> {
  const { workspace_id: workspaceId, campaign_id: campaignId, connection_id: connectionId, provider, tab } = run;
  if (!tab) throw noTab(run);
  return selectUnsent(trx, { workspaceId, campaignId, connectionId, provider, tab }, run.cursor, batchSize);
}

const noTab = (run: Run) => new Error(`The back-fill ${run.run_id} names no tab.`);

function nextUndoable(trx: Transaction, run: Run): Promise<string[]> {
  if (!run.undone_run_id) throw new Error(`The undoing ${run.run_id} names no run.`);
  return selectUndoable(trx, { workspaceId: run.workspace_id, runId: run.undone_run_id }, run.cursor, batchSize);
}

/** Deliveries are sent in the order of their plans. */
async function planAll(context: CrmContext, trx: Transaction, run: Run, ids: readonly string[]): Promise<void> {
  const { workspace_id: workspaceId, campaign_id: campaignId, run_id: runId, provider, tab } = run;
  if (run.kind === 'back_fill') {
    if (!tab) throw noTab(run);
    const subject = subjectOf(tab);
    const plans = ids.map((subjectId) => {
      const person = { subject, subjectId };
      return { campaignId, provider, person, cause: `run:${runId}`, runId };
    });
    await planPushes(context, trx, workspaceId, plans);
    return;
  }
  const found = await findDeliveries(trx, workspaceId, ids);
  const byId = new Map(found.map((delivery) => [delivery.delivery_id, delivery]));
  const deliveries = ids.flatMap((id) => byId.get(id) ?? []);
  await planUndos(context, trx, workspaceId, deliveries, runId);
}

async function recordDone(context: CrmContext, trx: Transaction, run: Run): Promise<void> {
  await context.history.record(trx, {
    type: 'run.done',
    workspaceId: run.workspace_id,
    campaignId: run.campaign_id,
    actor: run.started_by,
    evidence: { run_id: run.run_id, kind: run.kind, looked_at: run.looked_at },
  });
}
