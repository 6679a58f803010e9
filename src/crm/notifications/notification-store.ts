import { sql } from 'kysely';
import type { Transaction } from '../../platform/database/database.ts';
import type { NewNotification, Notification } from './notification.ts';

/** Stores many at once; those that are there already (the CRM sends some twice) are left alone. */
export async function insertNotifications(
  trx: Transaction,
  notifications: readonly NewNotification[],
  receivedAt: Date,
): Promise<void> {
  const column = (pick: (notification: NewNotification) => string) => notifications.map(pick);
  await sql`
    insert into notifications
      (workspace_id, app_id, notification_id, connection_id, topic, body, received_at)
    select *, ${receivedAt}::timestamptz from unnest(
      ${column((n) => n.workspaceId)}::uuid[],
      ${column((n) => n.appId)}::text[],
      ${column((n) => n.notificationId)}::text[],
      ${column((n) => n.connectionId)}::uuid[],
      ${column((n) => n.topic)}::text[],
      ${column((n) => n.body)}::text[])
    on conflict do nothing`.execute(trx);
}

/** How long after its arrival a notification that failed so often is tried again; ten tries take about three hours. */
const firstDelaySeconds = 10;

export function retryAfter(notification: Pick<Notification, 'received_at'>, attempts: number): Date {
  return new Date(notification.received_at.getTime() + firstDelaySeconds * 1000 * 2 ** attempts);
}

/**
 * Takes open notifications that are due, oldest first, and locks them until the transaction ends: a killed worker's
 * ones are free again at once, and nobody waits for them. Those of a connection that does not work stay where they are.
 */
export function takeOpenNotifications(trx: Transaction, now: Date, limit: number): Promise<Notification[]> {
  return (
    trx
      .selectFrom('notifications')
      .selectAll()
      .where('handled_at', 'is', null)
      // not a join: over one PostgreSQL would read every notification of the workspace instead of the open ones in order
      .where(
        'connection_id',
        '=',
        sql<string>`any (array (select connection_id from connections where state = 'Connected'))`,
      )
      .where(({ or, eb }) =>
        or([
          eb('attempts', '=', 0),
          eb(
            sql<Date>`received_at + make_interval(secs => ${firstDelaySeconds}::float8 * power(2, attempts))`,
            '<=',
            now,
          ),
        ]),
      )
      .orderBy('received_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
  );
}

type Key = Pick<Notification, 'workspace_id' | 'app_id' | 'notification_id'>;

/** Marks notifications as done. */
export async function updateToHandled(
  trx: Transaction,
  handled: readonly (Key & { outcome: string })[],
  at: Date,
): Promise<void> {
  await sql`
    update notifications set handled_at = ${at}, outcome = done.outcome, attempts = attempts + 1
    from unnest(
      ${handled.map((n) => n.workspace_id)}::uuid[],
      ${handled.map((n) => n.app_id)}::text[],
      ${handled.map((n) => n.notification_id)}::text[],
      ${handled.map((n) => n.outcome)}::text[]) as done (workspace_id, app_id, notification_id, outcome)
    where notifications.workspace_id = done.workspace_id
      and notifications.app_id = done.app_id
      and notifications.notification_id = done.notification_id`.execute(trx);
}

/** Notes a failed try; the notification stays open. */
export async function updateToFailed(trx: Transaction, key: Key, outcome: string): Promise<void> {
  await trx
    .updateTable('notifications')
    .set(({ eb }) => ({ attempts: eb('attempts', '+', 1), outcome }))
    .where('workspace_id', '=', key.workspace_id)
    .where('app_id', '=', key.app_id)
    .where('notification_id', '=', key.notification_id)
    .execute();
}

/** Nothing will be read any more over a connection that was ended. */
export async function updateToDisconnected(
  trx: Transaction,
  workspaceId: string,
  connectionId: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('notifications')
    .set({ handled_at: at, outcome: 'disconnected meanwhile' })
    .where('workspace_id', '=', workspaceId)
    .where('connection_id', '=', connectionId)
    .where('handled_at', 'is', null)
    .execute();
}
