import type { Sandbox } from '../context.ts';
import { type App, appDefaults } from '../entities/app.ts';
import { newClientId, newClientSecret } from '../entities/ids.ts';
import { defaultScopes } from '../entities/scopes.ts';
import { topics } from '../webhooks/topics.ts';

/** A new app as in the Developer Hub: credentials, default permissions, every topic, and no URLs. */
export const newApp = (name: string, clientId: string = newClientId()): App => ({
  clientId,
  clientSecret: newClientSecret(),
  name,
  redirectUris: [],
  scopes: [...defaultScopes],
  version: '2.16',
  webhookUrl: null,
  topics: [...topics],
  uninstallUrl: null,
  webhookOff: false,
  probe: null,
  ...appDefaults(),
});

/** Registers an app at the end of the list. The client id must be free. */
export function registerApp(sandbox: Sandbox, app: App): void {
  sandbox.state.apps.push(app);
  sandbox.changed();
}

/**
 * Deletes an app with its tokens and codes. The app is not notified.
 * @returns false for the only app, which `/__sandbox/info` needs
 */
export function deleteApp(sandbox: Sandbox, app: App): boolean {
  const { state } = sandbox;
  if (state.apps.length === 1) return false;
  state.apps = state.apps.filter((other) => other !== app);
  for (const [key, token] of state.tokens) if (token.clientId === app.clientId) state.tokens.delete(key);
  for (const [key, code] of state.codes) if (code.clientId === app.clientId) state.codes.delete(key);
  sandbox.changed();
  return true;
}

/** Regenerates the client secret. New signatures use it, and the old one stops working. */
export function regenerateSecret(sandbox: Sandbox, app: App): void {
  app.clientSecret = newClientSecret();
  sandbox.changed();
}
