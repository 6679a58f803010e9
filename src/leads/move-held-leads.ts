import type { Actor, NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import type { ActionDecision } from '../platform/moves.ts';
import { notFound } from '../platform/refusal.ts';
import { leadMoves, type Lead } from './lead.ts';
import { selectLeadsForUpdate, updateLeadStates } from './lead-store.ts';

/** Leads that a person judged. */
export type HeldLeads = { workspaceId: string; leadIds: readonly string[]; actor: Actor };

/** What became of one lead: moved, or why it could not be. */
export type HeldLeadMove = { leadId: string } & ActionDecision;

/**
 * Moves leads that are On hold to where the action leads, each with its event. The rows are locked first, so of a release
 * and a refusal at the same moment one counts and the other finds the lead moved.
 * @returns what became of each, in their order, and the leads that were moved, as they were
 * @throws Refusal not_found when the workspace has not all of the leads; none is moved then.
 */
export async function moveHeldLeads(
  context: AppContext,
  trx: Transaction,
  { workspaceId, leadIds, actor }: HeldLeads,
  action: 'release' | 'refuse',
): Promise<{ moves: HeldLeadMove[]; moved: Lead[] }> {
  const ids = [...new Set(leadIds)];
  const leads = new Map((await selectLeadsForUpdate(trx, workspaceId, ids)).map((lead) => [lead.lead_id, lead]));
  const moved: Lead[] = [];
  const moves = ids.map((leadId): HeldLeadMove => {
    const lead = leads.get(leadId);
    if (!lead) throw notFound('lead');
    const decision = leadMoves.evaluate(action, lead);
    if (decision.allowed) moved.push(lead);
    return { leadId, ...decision };
  });
  if (moved.length === 0) return { moves, moved };
  const { to } = leadMoves.table[action];
  // a refused lead keeps why it was held: it counts for no one
  const change = action === 'release' ? { state: to, hold_reason: null } : { state: to };
  const movedIds = moved.map((lead) => lead.lead_id);
  await updateLeadStates(trx, workspaceId, movedIds, change, context.clock.now());
  await context.history.record(
    trx,
    moved.map((lead): NewEvent => ({
      type: action === 'release' ? 'lead.released' : 'lead.refused',
      workspaceId,
      campaignId: lead.campaign_id,
      referrerId: lead.referrer_id,
      leadId: lead.lead_id,
      actor,
      evidence: { from_state: lead.state, to_state: to, reason: lead.hold_reason },
    })),
  );
  return { moves, moved };
}
