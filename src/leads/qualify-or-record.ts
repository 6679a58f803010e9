import { listEventsOfLeads, type NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { selectLeadsForUpdate } from './lead-store.ts';
import { qualifyLeads, type Qualification, type QualifyingLead } from './qualify-leads.ts';

/**
 * Leads that meet their rule: those that are Pending qualify, and of those On hold it is recorded, once, so that they
 * qualify when they are released. The rows are locked, so that a release at the same moment loses nothing.
 * @returns an outcome for each, in their order; `unchanged` for one On hold
 */
export async function qualifyOrRecord(
  context: AppContext,
  trx: Transaction,
  workspaceId: string,
  met: readonly QualifyingLead[],
): Promise<Qualification[]> {
  if (met.length === 0) return [];
  const ids = met.map(({ leadId }) => leadId);
  const held = (await selectLeadsForUpdate(trx, workspaceId, ids)).filter(({ state }) => state === 'On hold');
  if (held.length > 0) {
    const heldIds = held.map((lead) => lead.lead_id);
    const known = await listEventsOfLeads(trx, workspaceId, heldIds, 'lead.qualification_met');
    const recorded = new Set(known.map((event) => event.lead_id));
    await context.history.record(
      trx,
      held.flatMap((lead): NewEvent[] => {
        const first = met.find(({ leadId }) => leadId === lead.lead_id);
        if (!first || recorded.has(lead.lead_id)) return [];
        return [
          {
            type: 'lead.qualification_met',
            workspaceId,
            campaignId: lead.campaign_id,
            referrerId: lead.referrer_id,
            leadId: lead.lead_id,
            actor: first.actor,
            evidence: first.evidence,
            ruleVersion: first.ruleVersion,
          },
        ];
      }),
    );
  }
  return qualifyLeads(context, trx, workspaceId, met);
}
