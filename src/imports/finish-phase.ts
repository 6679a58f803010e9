import type { Transaction } from '../database/database.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { readPlan } from './read-plan.ts';
import type { Import } from './import.ts';
import { updateImport } from './import-store.ts';
import { countRows, updateNotFoundAgain } from './row-store.ts';
import { tally } from './count-by-outcome.ts';

const end = (state: 'Ready' | 'Done') => ({ state, phase: null, pause_cause: null });

/** Moves to what follows after the last person. In the transaction of the last batch. */
export async function finishPhase(context: CrmContext, trx: Transaction, current: Import): Promise<void> {
  if (current.phase === 'dry_run') await finishDryRun(context, trx, current);
  else if (current.phase === 'run') await finishRun(context, trx, current);
  else if (current.phase === 'retry') await finishRetry(context, trx, current);
  else if (current.phase === 'check') await updateImport(trx, keyOf(current), { phase: 'departed', cursor: null });
}

async function finishDryRun(context: CrmContext, trx: Transaction, current: Import): Promise<void> {
  const counts = tally(await countRows(trx, keyOf(current)));
  const plan = await readPlan(context, trx, current, counts);
  await updateImport(trx, keyOf(current), {
    ...end('Ready'),
    plan: JSON.stringify(plan),
    dry_run_at: context.clock.now(),
  });
  await record(context, trx, current, 'import.rehearsed', plan);
}

async function finishRun(context: CrmContext, trx: Transaction, current: Import): Promise<void> {
  const key = keyOf(current);
  if (current.source !== 'csv') await updateNotFoundAgain(trx, key, current.pass);
  const now = context.clock.now();
  const isOngoing = current.settings.mode === 'ongoing' && current.source !== 'csv';
  await updateImport(trx, key, {
    ...end('Done'),
    finished_at: now,
    ...(isOngoing && {
      sync_state: 'On' as const,
      // the first look finds people who arrived while it ran
      last_look_at: current.started_at ?? now,
      last_full_check_at: now,
      last_count: current.total,
    }),
  });
  await recordFinished(context, trx, current);
}

async function finishRetry(context: CrmContext, trx: Transaction, current: Import): Promise<void> {
  await updateImport(trx, keyOf(current), end('Done'));
  await recordFinished(context, trx, current);
}

async function recordFinished(context: CrmContext, trx: Transaction, current: Import): Promise<void> {
  const { enrolled, updated, failed, skip, exclude, later } = tally(await countRows(trx, keyOf(current)));
  await record(context, trx, current, 'import.finished', {
    enrolled,
    updated,
    failed,
    skip,
    exclude,
    later,
  });
}

function record(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  type: 'import.rehearsed' | 'import.finished',
  evidence: Record<string, unknown>,
): Promise<void> {
  return context.history.record(trx, {
    type,
    workspaceId: current.workspace_id,
    campaignId: current.campaign_id,
    actor: current.created_by,
    evidence: { import_id: current.import_id, ...evidence },
  });
}

const keyOf = (current: Import) => ({ workspaceId: current.workspace_id, importId: current.import_id });
