import type { Database } from '../../../database/database.ts';
import type { Connection } from '../../connections/connection.ts';
import { listConnections } from '../../connections/find-connection.ts';
import type { Alert } from './alert.ts';
import { selectAlertsOf } from './alert-store.ts';
import type { Warning } from './warning.ts';
import { selectWarnings } from './warning-store.ts';

/** A warning with the connection it is about, and who was alerted. */
export type ToldWarning = { warning: Warning; connection: Connection; alerts: Alert[] };

/** At most this many are shown; older ones stay in the table. */
const mostShown = 50;

/** What is wrong with the connections of a workspace, and then what was, newest first. */
export async function listWarnings(db: Database, workspaceId: string): Promise<ToldWarning[]> {
  const warnings = await selectWarnings(db, workspaceId, mostShown);
  const connections = await listConnections(db, workspaceId);
  const warningIds = warnings.map(({ warning_id }) => warning_id);
  const alerts = await selectAlertsOf(db, workspaceId, warningIds);
  return warnings.flatMap((warning) => {
    const connection = connections.find(({ connection_id }) => connection_id === warning.connection_id);
    if (!connection) return [];
    return [{ warning, connection, alerts: alerts.filter(({ warning_id }) => warning_id === warning.warning_id) }];
  });
}
