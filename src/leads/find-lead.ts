import type { Database } from '../database/database.ts';
import { toPage, type Page } from '../database/page.ts';
import { notFound } from '../platform/refusal.ts';
import type { LeadWithReferrer } from './lead.ts';
import { selectLeads, selectLeadsByIds, selectLeadWithReferrer, type LeadFilter } from './lead-store.ts';

/** A page of leads, newest first; search looks at name, e-mail and code. */
export async function listLeads(
  db: Database,
  workspaceId: string,
  filter: LeadFilter,
): Promise<Page<LeadWithReferrer>> {
  const rows = await selectLeads(db, workspaceId, filter);
  return toPage(rows, filter.limit, (row) => row.lead_id);
}

/** Those of the leads whose person was erased after they had earned a reward in this campaign. @returns their ids */
export async function findRewardedBefore(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<Set<string>> {
  const rows = await selectLeadsByIds(db, workspaceId, leadIds);
  return new Set(rows.flatMap((lead) => (lead.rewarded_before ? [lead.lead_id] : [])));
}

/** @throws Refusal not_found when the workspace has no such lead. */
export async function getLeadById(db: Database, workspaceId: string, leadId: string): Promise<LeadWithReferrer> {
  const lead = await selectLeadWithReferrer(db, workspaceId, leadId);
  if (!lead) throw notFound('lead');
  return lead;
}
