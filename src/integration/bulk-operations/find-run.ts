import type { Database } from '../../database/database.ts';
import { toPage, type Page, type PageRequest } from '../../database/page.ts';
import { notFound } from '../../platform/refusal.ts';
import { readProgress, type RunProgress } from './run-progress.ts';
import type { Run, RunKey } from './run.ts';
import { countRun, selectRun, selectRuns } from './run-store.ts';

export type RunWithProgress = { run: Run; progress: RunProgress };

/** The rate is that of the last minute. */
const rateWindowMs = 60_000;

/** A page of runs, newest first, each with how far it is. */
export async function listRuns(
  db: Database,
  workspaceId: string,
  filter: PageRequest & { campaignId?: string | undefined },
  now: Date,
): Promise<Page<RunWithProgress>> {
  const { items, nextCursor } = toPage(await selectRuns(db, workspaceId, filter), filter.limit, (run) => run.run_id);
  return { items: await Promise.all(items.map((run) => withProgress(db, run, now))), nextCursor };
}

/** @throws Refusal not_found when the workspace has no such run. */
export async function getRun(db: Database, key: RunKey, now: Date): Promise<RunWithProgress> {
  const run = await selectRun(db, key);
  if (!run) throw notFound('run');
  return withProgress(db, run, now);
}

async function withProgress(db: Database, run: Run, now: Date): Promise<RunWithProgress> {
  const since = new Date(Math.max(run.started_at.getTime(), now.getTime() - rateWindowMs));
  const counts = await countRun(db, { workspaceId: run.workspace_id, runId: run.run_id }, since);
  return { run, progress: readProgress(run, counts, now.getTime() - since.getTime()) };
}
