import type { Database } from '../database/database.ts';
import type { HoldReason } from './hold-reasons.ts';
import { countHeldLeads, selectHeldLeads } from './lead-store.ts';

/** How many leads of a campaign are On hold, by the reason, the most frequent first. */
export function countHeld(
  db: Database,
  workspaceId: string,
  campaignId: string,
): Promise<{ reason: HoldReason; count: number }[]> {
  return countHeldLeads(db, workspaceId, campaignId);
}

/** Ids of leads that are On hold, the longest joined first. @param key.reason for that reason only */
export function listHeldLeads(
  db: Database,
  key: { workspaceId: string; campaignId: string; reason: HoldReason | undefined },
  limit: number,
): Promise<string[]> {
  return selectHeldLeads(db, key, limit);
}
