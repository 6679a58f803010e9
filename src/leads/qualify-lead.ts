import type { AppContext } from '../history/app-context.ts';
import { qualifyLeads, type Qualification, type QualifyingLead } from './qualify-leads.ts';

/** The single form of qualifyLeads, in a transaction of its own. @throws Refusal not_found */
export async function qualifyLead(
  context: AppContext,
  { workspaceId, ...lead }: QualifyingLead & { workspaceId: string },
): Promise<Qualification> {
  const [outcome] = await context.db.transaction().execute((trx) => qualifyLeads(context, trx, workspaceId, [lead]));
  return outcome!;
}
