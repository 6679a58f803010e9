import type { Database } from '../../database/database.ts';
import { toPage, type Page, type PageRequest } from '../../database/page.ts';
import { notFound } from '../../platform/refusal.ts';
import { readProgress, type OperationProgress } from './operation-progress.ts';
import type { BulkOperation, OperationKey } from './operation.ts';
import { countOperation, selectOperation, selectOperations } from './operation-store.ts';

export type OperationWithProgress = { operation: BulkOperation; progress: OperationProgress };

/** The rate is that of the last minute. */
const rateWindowMs = 60_000;

/** A page of operations, newest first, each with how far it is. */
export async function listOperations(
  db: Database,
  workspaceId: string,
  filter: PageRequest & { campaignId?: string | undefined },
  now: Date,
): Promise<Page<OperationWithProgress>> {
  const { items, nextCursor } = toPage(
    await selectOperations(db, workspaceId, filter),
    filter.limit,
    (operation) => operation.operation_id,
  );
  return { items: await Promise.all(items.map((operation) => withProgress(db, operation, now))), nextCursor };
}

/** @throws Refusal not_found when the workspace has no such operation. */
export async function getOperation(db: Database, key: OperationKey, now: Date): Promise<OperationWithProgress> {
  const operation = await selectOperation(db, key);
  if (!operation) throw notFound('bulk operation');
  return withProgress(db, operation, now);
}

async function withProgress(db: Database, operation: BulkOperation, now: Date): Promise<OperationWithProgress> {
  const since = new Date(Math.max(operation.started_at.getTime(), now.getTime() - rateWindowMs));
  const counts = await countOperation(
    db,
    { workspaceId: operation.workspace_id, operationId: operation.operation_id },
    since,
  );
  return { operation, progress: readProgress(operation, counts, now.getTime() - since.getTime()) };
}
