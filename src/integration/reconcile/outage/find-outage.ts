import type { Database } from '../../../database/database.ts';
import { notFound } from '../../../platform/refusal.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Gap } from './outage.ts';
import { selectGap, selectGaps } from './outage-store.ts';

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
