import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { notFound } from '../platform/refusal.ts';
import { campaignMoves, type Campaign, type CampaignAction } from './campaign.ts';
import { selectCampaignForUpdate, updateCampaign } from './campaign-store.ts';

/** Launches or pauses a campaign. A campaign that is already there is left as it is. */
export function moveCampaign(
  context: AppContext,
  command: { workspaceId: string; campaignId: string; action: CampaignAction; actor: Actor },
  trx?: Transaction,
): Promise<Campaign> {
  const inTransaction = async (trx: Transaction): Promise<Campaign> => {
    const before = await selectCampaignForUpdate(trx, command.workspaceId, command.campaignId);
    if (!before) throw notFound('campaign');
    const { to } = campaignMoves.table[command.action];
    if (before.state === to) return before;
    campaignMoves.ensure(command.action, before);
    const after = await updateCampaign(trx, before, { state: to, updated_at: context.clock.now() });
    await context.history.record(trx, {
      type: command.action === 'launch' ? 'campaign.launched' : 'campaign.paused',
      workspaceId: command.workspaceId,
      campaignId: command.campaignId,
      actor: command.actor,
      evidence: { old: before.state, new: after.state },
    });
    return after;
  };
  return trx ? inTransaction(trx) : context.db.transaction().execute(inTransaction);
}
