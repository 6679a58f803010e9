import type { Database } from '../../../database/database.ts';
import { notFound } from '../../../platform/refusal.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import type { OutageReport, RecoveredKind } from './outage.ts';
import {
  countRecovered,
  selectOutageReport,
  selectOutageReports,
  selectRecovered,
  type RecoveredRow,
} from './outage-store.ts';

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

/** How much was recovered so far. */
export function countRecoveredIn(db: Database, report: OutageReport): Promise<Record<RecoveredKind, number>> {
  return countRecovered(db, report);
}

/** A page of what was recovered, oldest first. @param page.after the position of the last row seen; 0 at the beginning */
export async function listRecovered(
  db: Database,
  report: OutageReport,
  page: { after: number; limit: number },
): Promise<{ items: RecoveredRow[]; next: number | null }> {
  const rows = await selectRecovered(db, report, page);
  const items = rows.slice(0, page.limit);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.position ?? null) : null };
}
