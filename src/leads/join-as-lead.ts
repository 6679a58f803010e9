import type { AppContext } from '../history/app-context.ts';
import { joinAsLeads, type JoiningFriend } from './join-as-leads.ts';
import type { Lead } from './lead.ts';

/**
 * The single form of joinAsLeads, in a transaction of its own.
 * @throws Refusal unknown_code, self_referral, campaign_not_open or link_paused, not_found for an unknown campaign.
 */
export function joinAsLead(
  context: AppContext,
  { workspaceId, campaignId, ...friend }: JoiningFriend & { workspaceId: string; campaignId: string },
): Promise<{ lead: Lead; isNew: boolean }> {
  return context.db.transaction().execute(async (trx) => {
    const [joining] = await joinAsLeads(context, trx, { workspaceId, campaignId }, [friend]);
    if (!joining?.joined) throw joining?.refusal;
    return joining;
  });
}
