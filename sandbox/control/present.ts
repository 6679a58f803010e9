import { controlToken } from '../actions/issue-token.ts';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import type { Notification } from '../entities/notification.ts';

/** An app on the control surface. */
export const presentApp = (app: App) => ({
  client_id: app.clientId,
  client_secret: app.clientSecret,
  redirect_uris: app.redirectUris,
  webhook_url: app.webhookUrl,
  topics: app.topics,
});

/** `GET /__sandbox/info`: what a test needs to begin. */
export function presentInfo(sandbox: Sandbox) {
  const [firstApp] = sandbox.state.apps;
  return {
    apps: sandbox.state.apps.map(presentApp),
    workspaces: sandbox.state.workspaces.map((workspace) => ({
      id_code: workspace.idCode,
      region: workspace.region,
      timezone: workspace.timezone,
      access_token: firstApp === undefined ? null : controlToken(sandbox, firstApp, workspace).token,
    })),
  };
}

/** A row of the webhook log on the control surface. */
export const presentNotification = (row: Notification) => ({
  row: row.row,
  topic: row.topic,
  url: row.url,
  state: row.state,
  created_at_ms: row.createdAt,
  attempts: row.attempts.map(({ at, status, answer, tookMs }) => ({ at_ms: at, status, answer, took_ms: tookMs })),
  signature: row.signature,
  body: row.body,
});
