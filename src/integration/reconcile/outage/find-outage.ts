import type { Database } from '../../../database/database.ts';
import { notFound } from '../../../platform/refusal.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Gap, RecoveredKind } from './outage.ts';
import { countRecovered, selectGap, selectGaps, selectRecovered, type RecoveredRow } from './outage-store.ts';

const mostGaps = 100;

/** @throws Refusal not_found for an unknown connection. */
export async function listGaps(db: Database, key: ConnectionKey): Promise<Gap[]> {
  await getConnectionById(db, key.workspaceId, key.connectionId);
  return selectGaps(db, key, mostGaps);
}

/** @throws Refusal not_found when the workspace has no such report. */
export async function getGap(db: Database, workspaceId: string, gapId: string): Promise<Gap> {
  const gap = await selectGap(db, workspaceId, gapId);
  if (!gap) throw notFound('report');
  return gap;
}

/** How much was recovered so far. */
export function countRecoveredIn(db: Database, gap: Gap): Promise<Record<RecoveredKind, number>> {
  return countRecovered(db, gap);
}

/** A page of what was recovered, oldest first. @param page.after the position of the last row seen; 0 at the beginning */
export async function listRecovered(
  db: Database,
  gap: Gap,
  page: { after: number; limit: number },
): Promise<{ items: RecoveredRow[]; next: number | null }> {
  const rows = await selectRecovered(db, gap, page);
  const items = rows.slice(0, page.limit);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.position ?? null) : null };
}
