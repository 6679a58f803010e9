import type { Database } from '../../../database/database.ts';
import { notFound } from '../../../platform/refusal.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { OutageReport } from './outage.ts';
import { selectOutageReport, selectOutageReports } from './outage-store.ts';

const mostReports = 100;

/** @throws Refusal not_found for an unknown connection. */
export async function listOutageReports(db: Database, key: ConnectionKey): Promise<OutageReport[]> {
  await getConnectionById(db, key.workspaceId, key.connectionId);
  return selectOutageReports(db, key, mostReports);
}

/** @throws Refusal not_found when the workspace has no such report. */
export async function getOutageReport(db: Database, workspaceId: string, reportId: string): Promise<OutageReport> {
  const report = await selectOutageReport(db, workspaceId, reportId);
  if (!report) throw notFound('report');
  return report;
}
