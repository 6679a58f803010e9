import type { Database } from '../../database/database.ts';
import { toPage, type Page } from '../../database/page.ts';
import { notFound } from '../../platform/refusal.ts';
import type { LogFilter, LoggedDelivery, LogRequest } from './log-filter.ts';
import { countLog, selectLog, selectLogged } from './log-store.ts';

/** A page of the log, newest first. */
export async function readLog(db: Database, workspaceId: string, request: LogRequest): Promise<Page<LoggedDelivery>> {
  return toPage(await selectLog(db, workspaceId, request), request.limit, (row) => row.delivery_id);
}

/** @throws Refusal not_found when the workspace has no such delivery. */
export async function getLogged(db: Database, workspaceId: string, deliveryId: string): Promise<LoggedDelivery> {
  const delivery = await selectLogged(db, workspaceId, deliveryId);
  if (!delivery) throw notFound('delivery');
  return delivery;
}

/** Numbers are counted up to here; more is more. */
export const mostCounted = 10_000;

/** How many match, and how many of them can be tried again; at most `mostCounted`. */
export async function countMatching(
  db: Database,
  workspaceId: string,
  filter: LogFilter,
): Promise<{ total: number; retriable: number }> {
  const total = await countLog(db, workspaceId, filter, mostCounted);
  const retriable = await countLog(db, workspaceId, { ...filter, retriable: true }, mostCounted);
  return { total, retriable };
}

const exportPage = 1_000;

/** The whole log that matches, newest first, page by page: memory does not grow with it. */
export async function* readWholeLog(
  db: Database,
  workspaceId: string,
  filter: LogFilter,
): AsyncGenerator<LoggedDelivery, void> {
  let cursor: string | undefined;
  do {
    const page = await readLog(db, workspaceId, { ...filter, cursor, limit: exportPage });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
