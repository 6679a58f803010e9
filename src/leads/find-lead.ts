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

/** What rewards of leads depend on besides their rules. */
export type LeadForRewards = {
  /** the person was erased after earning a reward in this campaign, and joined again */
  wasRewardedBefore: boolean;
  isErased: boolean;
};

/** @returns by the lead's id */
export async function findLeadsForRewards(
  db: Database,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<Map<string, LeadForRewards>> {
  const rows = await selectLeadsByIds(db, workspaceId, leadIds);
  return new Map(
    rows.map((lead) => [lead.lead_id, { wasRewardedBefore: lead.rewarded_before, isErased: lead.erased_at !== null }]),
  );
}

/** @throws Refusal not_found when the workspace has no such lead. */
export async function getLeadById(db: Database, workspaceId: string, leadId: string): Promise<LeadWithReferrer> {
  const lead = await selectLeadWithReferrer(db, workspaceId, leadId);
  if (!lead) throw notFound('lead');
  return lead;
}
