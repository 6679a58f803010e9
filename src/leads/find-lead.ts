import type { Database } from '../database/database.ts';
import { toPage, type Page } from '../database/page.ts';
import { notFound } from '../platform/refusal.ts';
import type { LeadWithReferrer } from './lead.ts';
import { selectLeads, selectLeadWithReferrer, type LeadFilter } from './lead-store.ts';

/** A page of leads, newest first; search looks at name, e-mail and code. */
export async function listLeads(
  db: Database,
  workspaceId: string,
  filter: LeadFilter,
): Promise<Page<LeadWithReferrer>> {
  const rows = await selectLeads(db, workspaceId, filter);
  return toPage(rows, filter.limit, (row) => row.lead_id);
}

/** @throws Refusal not_found when the workspace has no such lead. */
export async function getLeadById(db: Database, workspaceId: string, leadId: string): Promise<LeadWithReferrer> {
  const lead = await selectLeadWithReferrer(db, workspaceId, leadId);
  if (!lead) throw notFound('lead');
  return lead;
}
