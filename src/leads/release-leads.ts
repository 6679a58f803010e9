import { listEventsOfLeads } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import { moveHeldLeads, type HeldLeadMove, type HeldLeads } from './move-held-leads.ts';
import { qualifyLeads } from './qualify-leads.ts';

/**
 * Releases leads that are On hold: they become Pending, are sent to the CRM by reaction to lead.released, and qualify at
 * once where the rule was met since they joined (qualify-or-record.ts).
 * @returns what became of each
 * @throws Refusal not_found when the workspace has not all of the leads; none is moved then.
 */
export function releaseLeads(context: AppContext, held: HeldLeads): Promise<HeldLeadMove[]> {
  return context.db.transaction().execute(async (trx) => {
    const { moves, moved } = await moveHeldLeads(context, trx, held, 'release');
    const ids = moved.map((lead) => lead.lead_id);
    if (ids.length === 0) return moves;
    const met = await listEventsOfLeads(trx, held.workspaceId, ids, 'lead.qualification_met');
    await qualifyLeads(
      context,
      trx,
      held.workspaceId,
      met.map(({ lead_id: leadId, actor, evidence, rule_version: ruleVersion }) => ({
        leadId: leadId!,
        actor,
        evidence,
        ruleVersion,
      })),
    );
    return moves;
  });
}
