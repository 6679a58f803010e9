import type { Database } from '../../database/database.ts';
import { toPage, type Page, type PageRequest } from '../../database/page.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import type { Drift } from './drift/check.ts';
import { selectDrift, type DriftFilter } from './drift/drift-store.ts';
import type { ConnectionKey } from './polling/polling.ts';

/**
 * A page of the differences that the last check saw, newest first.
 * @throws Refusal not_found for an unknown connection.
 */
export async function listDrift(
  db: Database,
  key: ConnectionKey,
  filter: DriftFilter & PageRequest,
): Promise<Page<Drift>> {
  await getConnectionById(db, key.workspaceId, key.connectionId);
  return toPage(await selectDrift(db, key, filter), filter.limit, (row) => row.drift_id);
}

const walkedAtOnce = 500;

/** All of them, some at a time, for a file. */
export async function* walkDrift(db: Database, key: ConnectionKey, filter: DriftFilter): AsyncGenerator<Drift> {
  let cursor: string | undefined;
  do {
    const page = await listDrift(db, key, { ...filter, cursor, limit: walkedAtOnce });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
