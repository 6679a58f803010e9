import type { Database } from '../database/database.ts';
import { toPage, walkPages, type Page } from '../database/page.ts';
import { notFound } from '../platform/refusal.ts';
import type { LeadWithReferrer } from './lead.ts';
import {
  leadSorts,
  selectLeadIds,
  selectLeads,
  selectLeadsByIds,
  selectLeadWithReferrer,
  type LeadFilter,
  type LeadSelection,
} from './lead-store.ts';

/** By what leads are listed. */
export const leadListSorts = ['joined', ...leadSorts] as const;

/** A page of leads, newest first or as asked; search looks at name, e-mail and code. */
export async function listLeads(
  db: Database,
  workspaceId: string,
  filter: LeadFilter,
): Promise<Page<LeadWithReferrer>> {
  const rows = await selectLeads(db, workspaceId, filter);
  return toPage(rows, filter.limit, (row) => row.lead_id);
}

/** All that a list would show, page after page. */
export const walkLeads = (
  db: Database,
  workspaceId: string,
  filter: LeadSelection,
): AsyncGenerator<Page<LeadWithReferrer>> => walkPages((page) => listLeads(db, workspaceId, { ...filter, ...page }));

/** The ids of those that a list would show, newest first. @param limit as many at most */
export const listLeadIds = (
  db: Database,
  workspaceId: string,
  selection: LeadSelection,
  limit: number,
): Promise<string[]> => selectLeadIds(db, workspaceId, selection, limit);

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
