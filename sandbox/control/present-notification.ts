import type { App } from '../entities/app.ts';
import type { Notification } from '../entities/notification.ts';
import { deliveryState } from '../webhooks/delivery-rules.ts';

/** A row of the webhook log in the control API. Times are milliseconds. */
export const presentNotification = (row: Notification) => ({
  row: row.row,
  client_id: row.clientId,
  workspace_id: row.workspaceId,
  topic: row.topic,
  contact_id: row.contactId,
  url: row.url,
  state: row.state,
  note: row.note,
  created_at_ms: row.createdAt,
  due_at_ms: row.dueAt,
  attempts: row.attempts.map(({ at, status, answer, tookMs }) => ({ at_ms: at, status, answer, took_ms: tookMs })),
  signature: row.signature,
  body: row.body,
});

/** The state of deliveries to an app's webhook URL at `now` (ms), and its response to HEAD. */
export const presentDelivery = (app: App, now: number) => ({
  client_id: app.clientId,
  probe: app.probe,
  switched_off: app.webhookOff,
  state: deliveryState(app, now),
  failing_since_ms: app.delivery.failingSince,
  paused_until_ms: app.delivery.pausedUntil,
  slowed_down_until_ms: app.delivery.slowDown?.until ?? null,
  suspended_at_ms: app.delivery.suspendedAt,
});
