import type { Actor } from '../../history/history.ts';
import type { EventType } from '../../history/event-types.ts';
import { sendWork } from '../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { skipUnsentOfRun } from '../outbound/skip-unsent-of-run.ts';
import { runKind, runMoves, type Run, type RunAction } from './run.ts';
import { lockRunFor } from './lock-run.ts';
import { updateRun } from './run-store.ts';

const events: Record<RunAction, EventType> = {
  pause: 'run.paused',
  resume: 'run.resumed',
  cancel: 'run.cancelled',
};

/**
 * Pauses, resumes or cancels a run. What is being sent at this moment still ends; what a cancelled run has sent stays
 * sent.
 * @throws Refusal not_found for an unknown run, illegal_move.
 */
export function moveRun(
  context: CrmContext,
  command: { workspaceId: string; runId: string; action: RunAction; actor: Actor },
): Promise<Run> {
  const { workspaceId, runId, action, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    const run = await lockRunFor(trx, action, { workspaceId, runId });
    const now = context.clock.now();
    const ended = action === 'cancel' ? now : null;
    const moved = await updateRun(trx, run, {
      state: runMoves.table[action].to,
      note: null,
      updated_at: now,
      ended_at: ended,
    });
    if (action === 'cancel') await skipUnsentOfRun(trx, { workspaceId, runId }, now);
    if (action === 'resume') await sendWork(context.jobs, trx, runKind, { workspaceId, runId });
    await context.history.record(trx, {
      type: events[action],
      workspaceId,
      campaignId: run.campaign_id,
      actor,
      evidence: { run_id: runId, kind: run.kind, looked_at: run.looked_at, total: run.total },
    });
    return moved;
  });
}
