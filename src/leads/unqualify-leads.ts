import type { Actor, NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { ActionDecision } from '../platform/moves.ts';
import { notFound } from '../platform/refusal.ts';
import { leadMoves, type Lead } from './lead.ts';
import { selectLeadsForUpdate, updateLeadStates } from './lead-store.ts';

/** What became of one lead: unqualified, or why it could not be. */
type UnqualifyMove = { leadId: string } & ActionDecision;

/**
 * Takes the qualification of leads back, for a reason that a person gives: they become Not qualified, where readings of
 * their contacts leave them; only a person qualifies them again. The rewards follow in the same transaction by reaction to
 * lead.unqualified. The rows are locked first, so of concurrent callers one moves a lead.
 * @returns what became of each, in their order
 * @throws Refusal not_found when the workspace has not all of the leads; none is moved then.
 */
export function unqualifyLeads(
  context: AppContext,
  command: { workspaceId: string; leadIds: readonly string[]; reason: string; actor: Actor },
): Promise<UnqualifyMove[]> {
  const { workspaceId, reason, actor } = command;
  const ids = [...new Set(command.leadIds)];
  return context.db.transaction().execute(async (trx) => {
    const leads = new Map((await selectLeadsForUpdate(trx, workspaceId, ids)).map((lead) => [lead.lead_id, lead]));
    const moved: Lead[] = [];
    const moves = ids.map((leadId): UnqualifyMove => {
      const lead = leads.get(leadId);
      if (!lead) throw notFound('lead');
      const decision = leadMoves.evaluate('unqualify', lead);
      if (decision.allowed) moved.push(lead);
      return { leadId, ...decision };
    });
    if (moved.length === 0) return moves;
    const { to } = leadMoves.table.unqualify;
    const movedIds = moved.map((lead) => lead.lead_id);
    await updateLeadStates(trx, workspaceId, movedIds, { state: to, unqualified_reason: reason }, context.clock.now());
    await context.history.record(
      trx,
      moved.map((lead): NewEvent => ({
        type: 'lead.unqualified',
        workspaceId,
        campaignId: lead.campaign_id,
        referrerId: lead.referrer_id,
        leadId: lead.lead_id,
        actor,
        evidence: { from_state: lead.state, to_state: to, reason },
      })),
    );
    return moves;
  });
}
