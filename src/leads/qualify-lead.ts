import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { notFound } from '../platform/refusal.ts';
import { leadMoves } from './lead.ts';
import { selectLeadForUpdate, updateLeadState } from './lead-store.ts';

export type Qualification = { outcome: 'qualified' } | { outcome: 'unchanged'; reason: string };

/**
 * Moves a lead to Qualified, with the evidence it rests on. The row is locked first, so of concurrent callers one moves it
 * and the others find it moved; rewards are born in the same transaction by reaction to lead.qualified.
 * @param trx a transaction to take part in, so that what led here is committed with it
 * @throws Refusal not_found when the workspace has no such lead.
 */
export function qualifyLead(
  context: AppContext,
  command: {
    workspaceId: string;
    leadId: string;
    actor: Actor;
    evidence: Record<string, unknown>;
    /** version of the settings that held the rule; null when a person decided */
    ruleVersion: number | null;
  },
  trx?: Transaction,
): Promise<Qualification> {
  const inTransaction = async (trx: Transaction): Promise<Qualification> => {
    const lead = await selectLeadForUpdate(trx, command.workspaceId, command.leadId);
    if (!lead) throw notFound('lead');
    const decision = leadMoves.evaluate('qualify', lead);
    if (!decision.allowed) return { outcome: 'unchanged', reason: decision.reason };
    const { to } = leadMoves.table.qualify;
    await updateLeadState(trx, lead, to, context.clock.now());
    await context.history.record(trx, {
      type: 'lead.qualified',
      workspaceId: command.workspaceId,
      campaignId: lead.campaign_id,
      referrerId: lead.referrer_id,
      leadId: lead.lead_id,
      actor: command.actor,
      evidence: { ...command.evidence, from_state: lead.state, to_state: to },
      ruleVersion: command.ruleVersion,
    });
    return { outcome: 'qualified' };
  };
  return trx ? inTransaction(trx) : context.db.transaction().execute(inTransaction);
}
