import type { Insertable, Updateable } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import type { Schema } from '../../../database/tables.d.ts';
import { announcement } from '../../../live/announce.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { OutageReport } from './outage.ts';

/** It is announced, as is its end. */
export async function insertOutageReport(
  trx: Transaction,
  report: Insertable<Schema['outage_reports']>,
): Promise<void> {
  await trx
    .insertInto('outage_reports')
    .values(report)
    .returning(announcement(report.workspace_id, ['reconciliation']).as('announced'))
    .execute();
}

export async function updateOutageReport(
  db: Database,
  report: Pick<OutageReport, 'workspace_id' | 'report_id'>,
  change: Updateable<Schema['outage_reports']>,
): Promise<void> {
  await db
    .updateTable('outage_reports')
    .set(change)
    .where('workspace_id', '=', report.workspace_id)
    .where('report_id', '=', report.report_id)
    .returning(announcement(report.workspace_id, ['reconciliation']).as('announced'))
    .execute();
}

export function selectOutageReport(
  db: Database,
  workspaceId: string,
  reportId: string,
): Promise<OutageReport | undefined> {
  return db
    .selectFrom('outage_reports')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
}

/** Newest first. */
export function selectOutageReports(db: Database, key: ConnectionKey, limit: number): Promise<OutageReport[]> {
  return db
    .selectFrom('outage_reports')
    .selectAll()
    .where('workspace_id', '=', key.workspaceId)
    .where('connection_id', '=', key.connectionId)
    .orderBy('report_id', 'desc')
    .limit(limit)
    .execute();
}

export function selectWorkingOutageReports(db: Database): Promise<OutageReport[]> {
  return db.selectFrom('outage_reports').selectAll().where('state', '=', 'Working').execute();
}

/** The place of the newest event of a workspace; 0 before the first. */
export async function selectLastPosition(db: Database, workspaceId: string): Promise<number> {
  const found = await db
    .selectFrom('events')
    .select('position')
    .where('workspace_id', '=', workspaceId)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.position ?? 0;
}

/**
 * Campaigns with deliveries that waited when the connection came back, and are still not settled. Those that were never
 * begun name no connection yet: which it will be is their campaign's matter. Events that wait for a push are left out: a
 * push on its way counts itself, and behind one that failed they wait for days.
 */
export async function selectCampaignsWaitingSince(
  db: Database,
  report: OutageReport,
  provider: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select('campaign_id')
    .distinct()
    .where('workspace_id', '=', report.workspace_id)
    .where('provider', '=', provider)
    .where(({ or, eb }) => or([eb('connection_id', 'is', null), eb('connection_id', '=', report.connection_id)]))
    .where('state', 'in', ['Planned', 'Sending', 'Waiting'])
    .where(({ not, and, eb }) =>
      not(and([eb('kind', '=', 'event'), eb('state', '=', 'Waiting'), eb('failure', 'is', null)])),
    )
    .where('created_at', '<', report.ended_at)
    .execute();
  return rows.map((row) => row.campaign_id);
}
