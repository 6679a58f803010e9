import type { Actor, NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { notFound } from '../platform/refusal.ts';
import { leadMoves } from './lead.ts';
import { selectLeadsForUpdate, updateLeadStates } from './lead-store.ts';

/** A lead to qualify, and what that rests on. */
export type QualifyingLead = {
  leadId: string;
  actor: Actor;
  evidence: Record<string, unknown>;
  /** version of the settings that held the rule; null when a person decided */
  ruleVersion: number | null;
};

export type Qualification = { outcome: 'qualified' } | { outcome: 'unchanged'; reason: string };

/**
 * Moves leads to Qualified, each with the evidence it rests on. The rows are locked first, so of concurrent callers one
 * moves a lead and the others find it moved; rewards are born in the same transaction by reaction to lead.qualified.
 * A person may qualify also a lead that is On hold or was refused, which releases it; a rule only one that is Pending.
 * @returns an outcome for each, in their order; the second of two for one lead is `unchanged`
 * @throws Refusal not_found when the workspace has not all of the leads; none is moved then.
 */
export async function qualifyLeads(
  context: AppContext,
  trx: Transaction,
  workspaceId: string,
  wanted: readonly QualifyingLead[],
): Promise<Qualification[]> {
  if (wanted.length === 0) return [];
  const leadIds = wanted.map(({ leadId }) => leadId);
  const leads = new Map((await selectLeadsForUpdate(trx, workspaceId, leadIds)).map((lead) => [lead.lead_id, lead]));
  const { to } = leadMoves.table.qualify;
  const released: NewEvent[] = [];
  const qualified: NewEvent[] = [];
  const outcomes = wanted.map(({ leadId, actor, evidence, ruleVersion }): Qualification => {
    const lead = leads.get(leadId);
    if (!lead) throw notFound('lead');
    const decision = leadMoves.evaluate('qualify', lead);
    if (!decision.allowed) return { outcome: 'unchanged', reason: decision.reason };
    if ((ruleVersion !== null || actor.kind === 'api_key') && lead.state !== 'Pending') {
      return { outcome: 'unchanged', reason: `This lead is ${lead.state}: only a person can qualify it.` };
    }
    leads.set(leadId, { ...lead, state: to });
    const event = {
      workspaceId,
      campaignId: lead.campaign_id,
      referrerId: lead.referrer_id,
      leadId,
      actor,
      ruleVersion,
    };
    if (lead.hold_reason !== null) {
      const held = { from_state: lead.state, to_state: to, reason: lead.hold_reason, by: 'qualifying' };
      released.push({ ...event, type: 'lead.released', evidence: held });
    }
    const moved = { ...evidence, from_state: lead.state, to_state: to };
    qualified.push({ ...event, type: 'lead.qualified', evidence: moved });
    return { outcome: 'qualified' };
  });
  if (qualified.length === 0) return outcomes;
  const moved = qualified.map(({ leadId }) => leadId!);
  const change = { state: to, hold_reason: null, unqualified_reason: null };
  await updateLeadStates(trx, workspaceId, moved, change, context.clock.now());
  // released first: what is sent of a qualification follows what is sent of the lead
  await context.history.record(trx, [...released, ...qualified]);
  return outcomes;
}
