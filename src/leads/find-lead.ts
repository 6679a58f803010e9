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
