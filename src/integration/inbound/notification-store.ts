import { sql } from 'kysely';
import type { Database, Transaction } from '../../database/database.ts';
import { prepared } from '../../database/prepared.ts';
import type { NewNotification, Notification, NotificationKey, SettledNotification } from './notification.ts';

/** Stands in no JSON; joined by it, bodies travel as they are, where an array would have every quote in them escaped. */
const separator = '\u001e';

/** Stores what is open, many at once; what is there already (the CRM sends some twice) is left alone. */
export async function insertNotifications(
  db: Database,
  notifications: readonly NewNotification[],
  receivedAt: Date,
): Promise<void> {
  const column = (pick: (notification: NewNotification) => string) => notifications.map(pick);
  await sql`${prepared}
    insert into goodword.notifications (workspace_id, app_id, notification_id, connection_id, topic, body, received_at)
    select *, ${receivedAt}::timestamptz
    from unnest(
      ${column((n) => n.workspaceId)}::uuid[],
      ${column((n) => n.appId)}::text[],
      ${column((n) => n.notificationId)}::text[],
      ${column((n) => n.connectionId)}::uuid[],
      ${column((n) => n.topic)}::text[],
      ${bodiesOf(notifications)}::text[])
    on conflict do nothing`.execute(db);
}

const bodiesOf = (notifications: readonly NewNotification[]) =>
  sql`string_to_array(${notifications.map((n) => n.body).join(separator)}, ${separator})`;

/** Workspaces with open notifications that are due over a connection that works, the longest waiting first. */
export async function selectDueWorkspaces(db: Database, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ workspace_id: string }>`
    select working.workspace_id
    from (
      select workspace_id, array_agg(connection_id) as connection_ids from goodword.connections
      where state = 'Connected' group by workspace_id) working
    cross join lateral (
      select received_at from goodword.notifications
      where notifications.workspace_id = working.workspace_id and handled_at is null
        and connection_id = any(working.connection_ids) and (next_attempt_at is null or next_attempt_at <= ${now})
      order by received_at limit 1) oldest
    order by oldest.received_at limit ${limit}`.execute(db);
  return rows.map((row) => row.workspace_id);
}

/**
 * Claims open notifications of a workspace that are due, oldest first: until that time no other worker takes them, and no
 * worker waits for them. Those of a connection that does not work stay where they are.
 */
export function claimNotifications(
  db: Database,
  workspaceId: string,
  claim: { now: Date; until: Date; limit: number },
): Promise<Notification[]> {
  return db
    .with('due', (cte) =>
      cte
        .selectFrom('notifications')
        .select(['app_id', 'notification_id'])
        .where('workspace_id', '=', workspaceId)
        .where('handled_at', 'is', null)
        // not a join: over one PostgreSQL would read every notification of the workspace, not the open ones in order
        .where(
          'connection_id',
          '=',
          sql<string>`any (array (
            select connection_id from goodword.connections
            where workspace_id = ${workspaceId} and state = 'Connected'))`,
        )
        .where(({ or, eb }) => or([eb('next_attempt_at', 'is', null), eb('next_attempt_at', '<=', claim.now)]))
        .orderBy('received_at')
        .limit(claim.limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('notifications')
    .from('due')
    .set({ next_attempt_at: claim.until })
    .where('notifications.workspace_id', '=', workspaceId)
    .whereRef('notifications.app_id', '=', 'due.app_id')
    .whereRef('notifications.notification_id', '=', 'due.notification_id')
    .returningAll('notifications')
    .execute();
}

/** Keeps notifications of a workspace claimed for longer; those that a worker is settling are left alone. */
export async function extendClaim(
  db: Database,
  workspaceId: string,
  claimed: readonly NotificationKey[],
  until: Date,
): Promise<void> {
  await sql`
    with mine as (
      select workspace_id, app_id, notification_id from goodword.notifications
      where workspace_id = ${workspaceId} and handled_at is null and (workspace_id, app_id, notification_id) in (select * from ${keysOf(claimed)})
      for update skip locked)
    update goodword.notifications set next_attempt_at = ${until} from mine
    where notifications.workspace_id = ${workspaceId} and (notifications.workspace_id, notifications.app_id, notifications.notification_id)
      = (mine.workspace_id, mine.app_id, mine.notification_id)`.execute(db);
}

/**
 * Notes what came of notifications of a workspace, and gives the others back. Those that are handled already (their connection was
 * ended meanwhile) stay as they are. Rows are locked in the order of their key, to avoid deadlock.
 */
export async function settleNotifications(
  trx: Transaction,
  workspaceId: string,
  settled: readonly SettledNotification[],
  at: Date,
): Promise<void> {
  await sql`
    with result as (
      select * from unnest(
        ${settled.map((n) => n.workspace_id)}::uuid[],
        ${settled.map((n) => n.app_id)}::text[],
        ${settled.map((n) => n.notification_id)}::text[],
        ${settled.map((n) => n.handled)}::boolean[],
        ${settled.map((n) => n.tries)}::integer[],
        ${settled.map((n) => n.outcome)}::text[],
        ${settled.map((n) => n.nextAttemptAt)}::timestamptz[])
      as result (workspace_id, app_id, notification_id, handled, tries, outcome, next_attempt_at)),
    locked as (
      select workspace_id, app_id, notification_id from goodword.notifications
      where workspace_id = ${workspaceId} and handled_at is null
        and (workspace_id, app_id, notification_id) in (select workspace_id, app_id, notification_id from result)
      order by workspace_id, app_id, notification_id
      for update)
    update goodword.notifications set
      handled_at = case when result.handled then ${at}::timestamptz end,
      attempts = notifications.attempts + result.tries,
      outcome = coalesce(result.outcome, notifications.outcome),
      next_attempt_at = result.next_attempt_at
    from result join locked using (workspace_id, app_id, notification_id)
    where notifications.workspace_id = ${workspaceId} and (notifications.workspace_id, notifications.app_id, notifications.notification_id)
      = (result.workspace_id, result.app_id, result.notification_id)`.execute(trx);
}

/**
 * Deletes notifications of a workspace that were handled before that time, at most `limit` at once. Of each connection the
 * last one of our people stays, without what it said.
 * @returns how many were deleted
 */
export async function deleteHandled(
  db: Database,
  { workspaceId, before, limit }: { workspaceId: string; before: Date; limit: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with kept as materialized (
      select last.* from goodword.connections
      cross join lateral (
        select workspace_id, app_id, notification_id from goodword.notifications
        where notifications.workspace_id = connections.workspace_id
          and notifications.connection_id = connections.connection_id
          and outcome is distinct from 'not one of our people'
        order by received_at desc limit 1) last
      where connections.workspace_id = ${workspaceId}),
    emptied as (
      update goodword.notifications set body = null from kept
      where notifications.workspace_id = ${workspaceId} and (notifications.workspace_id, notifications.app_id, notifications.notification_id)
          = (kept.workspace_id, kept.app_id, kept.notification_id)
        and body is not null and handled_at < ${before}),
    old as (
      select workspace_id, app_id, notification_id from goodword.notifications
      where workspace_id = ${workspaceId} and received_at < ${before} and handled_at < ${before}
        and (workspace_id, app_id, notification_id) not in (select * from kept)
      limit ${limit} for update skip locked)
    delete from goodword.notifications using old
    where notifications.workspace_id = ${workspaceId} and (notifications.workspace_id, notifications.app_id, notifications.notification_id)
      = (old.workspace_id, old.app_id, old.notification_id)`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Nothing will be read any more over a connection that was ended. Locks in the order of settleNotifications. */
export async function updateToDisconnected(
  trx: Transaction,
  workspaceId: string,
  connectionId: string,
  at: Date,
): Promise<void> {
  await sql`
    with locked as (
      select workspace_id, app_id, notification_id from goodword.notifications
      where handled_at is null and workspace_id = ${workspaceId} and connection_id = ${connectionId}
      order by workspace_id, app_id, notification_id
      for update)
    update goodword.notifications set handled_at = ${at}, outcome = 'disconnected meanwhile' from locked
    where (notifications.workspace_id, notifications.app_id, notifications.notification_id)
      = (locked.workspace_id, locked.app_id, locked.notification_id)`.execute(trx);
}

const keysOf = (keys: readonly NotificationKey[]) => sql`unnest(
  ${keys.map((n) => n.workspace_id)}::uuid[],
  ${keys.map((n) => n.app_id)}::text[],
  ${keys.map((n) => n.notification_id)}::text[])`;
