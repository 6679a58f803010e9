import type { Actor } from '../../history/history.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { reapDeliveriesJob } from '../outbound/delivery.ts';
import type { LogFilter } from './log-filter.ts';
import { updateToRetried } from './log-store.ts';

/** The sweep takes deliveries that were not touched for that long. */
const untouchedMs = 60_000;

/**
 * Everything Failed or Waiting that matches, or what left something out, is tried again, with the settings as they are then.
 * @returns how many
 */
export function retryMatching(
  context: CrmContext,
  command: { workspaceId: string; filter: LogFilter; actor: Actor },
): Promise<number> {
  const { workspaceId, filter, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    const at = new Date(context.clock.now().getTime() - untouchedMs);
    const count = await updateToRetried(trx, workspaceId, filter, at);
    if (count === 0) return 0;
    await context.history.record(trx, {
      type: 'deliveries.retried',
      workspaceId,
      campaignId: filter.campaignId ?? null,
      actor,
      evidence: { count, ...filter },
    });
    await context.jobs.send(trx, reapDeliveriesJob, {});
    return count;
  });
}
