import type { AppContext } from '../history/app-context.ts';
import { moveHeldLeads, type HeldLeadMove, type HeldLeads } from './move-held-leads.ts';

/**
 * Refuses leads that are On hold: they become Not qualified, were never sent to the CRM and never are, unless a person
 * qualifies them.
 * @returns what became of each
 * @throws Refusal not_found when the workspace has not all of the leads; none is moved then.
 */
export function refuseLeads(context: AppContext, held: HeldLeads): Promise<HeldLeadMove[]> {
  return context.db.transaction().execute(async (trx) => (await moveHeldLeads(context, trx, held, 'refuse')).moves);
}
