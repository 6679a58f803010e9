import { controlToken } from '../actions/issue-token.ts';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import type { Workspace } from '../entities/workspace.ts';

/** An app in the control API. */
export const presentApp = (app: App) => ({
  client_id: app.clientId,
  client_secret: app.clientSecret,
  redirect_uris: app.redirectUris,
  webhook_url: app.webhookUrl,
  topics: app.topics,
});

/** An app in the control API with all its settings. */
export const presentAppInFull = (app: App) => ({
  ...presentApp(app),
  name: app.name,
  kind: app.kind,
  version: app.version,
  scopes: app.scopes,
  uninstall_url: app.uninstallUrl,
  health_url: app.healthUrl,
  initialize_url: app.initializeUrl,
  submit_url: app.submitUrl,
  install_url: app.installUrl,
});

/** A workspace with a token of the first app that has every scope. */
export function presentWorkspace(sandbox: Sandbox, workspace: Workspace) {
  const [firstApp] = sandbox.state.apps;
  return {
    id_code: workspace.idCode,
    region: workspace.region,
    timezone: workspace.timezone,
    access_token: firstApp === undefined ? null : controlToken(sandbox, firstApp, workspace).token,
  };
}

/** `GET /__sandbox/info`: what a test needs to start. */
export function presentInfo(sandbox: Sandbox) {
  return {
    apps: sandbox.state.apps.map(presentApp),
    workspaces: sandbox.state.workspaces.map((workspace) => presentWorkspace(sandbox, workspace)),
  };
}
