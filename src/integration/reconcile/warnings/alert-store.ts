import { announcement } from '../../../live/announce.ts';
import type { Database, Transaction } from '../../../database/database.ts';
import { newId } from '../../../platform/id/id.ts';
import type { Alert, AlertChannel } from './alert.ts';
import type { Warning, WarningTurn } from './warning.ts';

/** Plans a message unless there is one already; it is announced. @returns its id when it is new, else null */
export async function insertAlert(
  trx: Transaction,
  { workspace_id, warning_id }: Pick<Warning, 'workspace_id' | 'warning_id'>,
  alert: { about: WarningTurn; channel: AlertChannel; recipient: string; at: Date },
): Promise<string | null> {
  const row = await trx
    .insertInto('alerts')
    .values({
      workspace_id,
      alert_id: newId(),
      warning_id,
      about: alert.about,
      channel: alert.channel,
      recipient: alert.recipient,
      state: 'Planned',
      planned_at: alert.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['alert_id', announcement(workspace_id, ['warnings']).as('announced')])
    .executeTakeFirst();
  return row?.alert_id ?? null;
}

export function selectAlert(db: Database, workspaceId: string, alertId: string): Promise<Alert | undefined> {
  return db
    .selectFrom('alerts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('alert_id', '=', alertId)
    .executeTakeFirst();
}

/** The alerts that went to any of these recipients, over the same channel, when the same warning began. */
export function selectBeginnings(db: Database, alert: Alert, recipients: readonly string[]): Promise<Alert[]> {
  return db
    .selectFrom('alerts')
    .selectAll()
    .where('workspace_id', '=', alert.workspace_id)
    .where('warning_id', '=', alert.warning_id)
    .where('about', '=', 'raised')
    .where('channel', '=', alert.channel)
    .where('recipient', 'in', recipients)
    .execute();
}

/** Messages about these warnings, in the order they were planned. */
export async function selectAlertsOf(db: Database, workspaceId: string, warningIds: string[]): Promise<Alert[]> {
  if (warningIds.length === 0) return [];
  return db
    .selectFrom('alerts')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('warning_id', 'in', warningIds)
    .orderBy('alert_id')
    .execute();
}

export async function updateAlert(
  db: Database,
  alert: Pick<Alert, 'workspace_id' | 'alert_id'>,
  end: Partial<Pick<Alert, 'state' | 'tries' | 'outcome' | 'sent_at'>>,
): Promise<void> {
  await db
    .updateTable('alerts')
    .set(end)
    .where('workspace_id', '=', alert.workspace_id)
    .where('alert_id', '=', alert.alert_id)
    .returning(announcement(alert.workspace_id, ['warnings']).as('announced'))
    .execute();
}
