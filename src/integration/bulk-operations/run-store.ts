import { sql, type Insertable, type Updateable } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import type { PageRequest } from '../../database/page.ts';
import type { Schema } from '../../database/tables.d.ts';
import { announcement } from '../../live/announce.ts';
import { openStates } from '../outbound/delivery.ts';
import type { Run, RunKey } from './run.ts';

/** False when such a run is under way already. */
export async function insertRun(trx: Transaction, run: Insertable<Schema['crm_runs']>): Promise<boolean> {
  const inserted = await trx
    .insertInto('crm_runs')
    .values(run)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

const ofKey = (db: Database, { workspaceId, runId }: RunKey) =>
  db.selectFrom('crm_runs').selectAll().where('workspace_id', '=', workspaceId).where('run_id', '=', runId);

export function selectRun(db: Database, key: RunKey): Promise<Run | undefined> {
  return ofKey(db, key).executeTakeFirst();
}

/** Locked until the transaction ends, so that no step begins of a run that was just paused. */
export function selectRunForUpdate(trx: Transaction, key: RunKey): Promise<Run | undefined> {
  return ofKey(trx, key).forUpdate().executeTakeFirst();
}

/** Open screens are told of every step, and of the deliveries that it planned. */
export function updateRun(trx: Database, run: Run, change: Updateable<Schema['crm_runs']>): Promise<Run> {
  return trx
    .updateTable('crm_runs')
    .set(change)
    .where('workspace_id', '=', run.workspace_id)
    .where('run_id', '=', run.run_id)
    .returningAll()
    .returning(announcement(run.workspace_id, [`runs:${run.run_id}`, 'deliveries']).as('announced'))
    .executeTakeFirstOrThrow();
}

/** One row more than the page, newest first. */
export function selectRuns(
  db: Database,
  workspaceId: string,
  filter: PageRequest & { campaignId?: string | undefined },
): Promise<Run[]> {
  return db
    .selectFrom('crm_runs')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(filter.campaignId !== undefined, (query) => query.where('campaign_id', '=', filter.campaignId!))
    .$if(filter.cursor !== undefined, (query) => query.where('run_id', '<', filter.cursor!))
    .orderBy('run_id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** Runs that are under way; of all workspaces unless one is given. */
export function selectRunningRuns(db: Database, workspaceId?: string): Promise<Pick<Run, 'workspace_id' | 'run_id'>[]> {
  return db
    .selectFrom('crm_runs')
    .select(['workspace_id', 'run_id'])
    .where('state', '=', 'Running')
    .$if(workspaceId !== undefined, (query) => query.where('workspace_id', '=', workspaceId!))
    .limit(500)
    .execute();
}

/** The deliveries of a run that are open: those that can be sent now, and how many there are in all. */
export async function selectOpenOfRun(
  db: Database,
  { workspaceId, runId }: RunKey,
  limit: number,
): Promise<{ ready: string[]; open: number }> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['delivery_id', 'state'])
    .where('workspace_id', '=', workspaceId)
    .where('run_id', '=', runId)
    .where('state', 'in', openStates)
    .orderBy('delivery_id')
    .limit(limit)
    .execute();
  return {
    ready: rows.flatMap((row) => (row.state === 'Planned' || row.state === 'Sending' ? [row.delivery_id] : [])),
    open: rows.length,
  };
}

export type RunCounts = {
  sent: number;
  skipped: number;
  failed: number;
  /** planned, under way, or to be tried again */
  open: number;
  /** ended since the given time */
  recent: number;
};

/** What came of the deliveries of a run. */
export async function countRun(db: Database, { workspaceId, runId }: RunKey, since: Date): Promise<RunCounts> {
  const { rows } = await sql<RunCounts>`
    select
      count(*) filter (where state = 'Sent') as sent,
      count(*) filter (where state = 'Skipped') as skipped,
      count(*) filter (where state = 'Failed') as failed,
      count(*) filter (where state in ('Planned', 'Sending', 'Waiting')) as open,
      count(*) filter (where state in ('Sent', 'Skipped', 'Failed') and updated_at > ${since}) as recent
    from goodword.deliveries
    where workspace_id = ${workspaceId} and run_id = ${runId}`.execute(db);
  return rows[0]!;
}
