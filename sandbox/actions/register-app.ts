import type { Sandbox } from '../context.ts';
import { type App, appDefaults } from '../entities/app.ts';
import { newClientId, newClientSecret } from '../entities/ids.ts';
import { defaultScopes } from '../entities/scopes.ts';
import { topics } from '../webhooks/topics.ts';

/** An app as the Developer Hub would make it: credentials, the usual permissions, every topic, and no address yet. */
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

/** Registers an app, after the others. The client id must not be taken. */
export function registerApp(sandbox: Sandbox, app: App): void {
  sandbox.state.apps.push(app);
  sandbox.changed();
}

/**
 * Takes an app out of the Developer Hub, with its tokens and codes. Nobody is told.
 * @returns false when it is the only one, which stays: `/__sandbox/info` speaks for the first app
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

/** Gives the app another client secret; from now on everything is signed with it, and the old one opens nothing. */
export function regenerateSecret(sandbox: Sandbox, app: App): void {
  app.clientSecret = newClientSecret();
  sandbox.changed();
}
