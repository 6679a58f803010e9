import type { Database } from '../../../database/database.ts';
import { progressOf, type Progress } from '../../../platform/jobs/work/progress.ts';
import { notFound } from '../../../platform/refusal.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { Drift } from '../drift/check.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { Repair, Selection } from './repair.ts';
import { countRemaining, countSelected, selectLastRepair, selectOverwritten, selectRepair } from './repair-store.ts';

/** A repair, and how many of its differences are right again. */
export type RepairProgress = { repair: Repair; progress: { done: number; total: number } & Progress };

/** What a repair of a selection would do. */
export type RepairPreview = {
  /** differences that can be repaired, and those of them whose people have values that were changed in the CRM */
  rows: number;
  changed: number;
  /** those values, the newest of them: what would be written over */
  overwritten: Drift[];
};

const mostShown = 50;

/** @throws Refusal not_found when the workspace has no such repair. */
export async function getRepair(
  db: Database,
  workspaceId: string,
  repairId: string,
  now: Date,
): Promise<RepairProgress> {
  const repair = await selectRepair(db, workspaceId, repairId);
  if (!repair) throw notFound('repair');
  return withProgress(db, repair, now);
}

/** The last one of a connection; null before the first. */
export async function findLastRepair(db: Database, key: ConnectionKey, now: Date): Promise<RepairProgress | null> {
  const repair = await selectLastRepair(db, key);
  return repair ? withProgress(db, repair, now) : null;
}

async function withProgress(db: Database, repair: Repair, now: Date): Promise<RepairProgress> {
  const { total } = repair;
  // rows are taken when they are planned and go when they are right
  const done = repair.is_planned ? Math.max(0, total - (await countRemaining(db, repair))) : 0;
  const recent = repair.state === 'Running' ? { done, ms: now.getTime() - repair.created_at.getTime() } : null;
  return { repair, progress: { done, total, ...progressOf({ done, total }, recent) } };
}

/** @throws Refusal not_found for an unknown connection. */
export async function previewRepair(db: Database, key: ConnectionKey, selection: Selection): Promise<RepairPreview> {
  await getConnectionById(db, key.workspaceId, key.connectionId);
  const counts = await countSelected(db, key, selection);
  return { ...counts, overwritten: await selectOverwritten(db, key, selection, mostShown) };
}
