import { type App, appDefaults } from './entities/app.ts';
import { newClientId, newClientSecret } from './entities/ids.ts';
import { defaultScopes } from './entities/scopes.ts';
import { seedWorkspace } from './seed.ts';
import type { State } from './store/state.ts';
import { type Topic, topics } from './webhooks/topics.ts';

/** The app that is to be registered, as far as the caller cares. */
export interface AppOptions {
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  appName?: string | undefined;
  redirectUris?: string[] | undefined;
  webhookUrl?: string | undefined;
  topics?: Topic[] | undefined;
}

/**
 * Makes sure that the state has a workspace and, as its first app, the one asked for. What the caller names wins over
 * what a file remembered; what it leaves open stays.
 */
export function prepareState(state: State, options: AppOptions, nowMs: number): App {
  if (state.workspaces.length === 0) state.workspaces.push(seedWorkspace(nowMs));
  const known =
    options.clientId === undefined ? state.apps[0] : state.apps.find((app) => app.clientId === options.clientId);
  const app = known ?? newApp(options.clientId);
  app.clientSecret = options.clientSecret ?? app.clientSecret;
  app.name = options.appName ?? app.name;
  app.redirectUris = options.redirectUris ?? app.redirectUris;
  app.webhookUrl = options.webhookUrl ?? app.webhookUrl;
  app.topics = options.topics ?? app.topics;
  state.apps = [app, ...state.apps.filter((other) => other !== app)];
  return app;
}

const newApp = (clientId: string | undefined): App => ({
  clientId: clientId ?? newClientId(),
  clientSecret: newClientSecret(),
  name: 'Practice app',
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
