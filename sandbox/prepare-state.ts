import { newApp } from './actions/register-app.ts';
import type { App } from './entities/app.ts';
import { applySeed } from './seeds/apply-seed.ts';
import { buildWorkspace } from './seeds/build-workspace.ts';
import { readSeed } from './seeds/read-seed.ts';
import { sampleSeed } from './seeds/sample.ts';
import { SeedProblem } from './seeds/seed-problem.ts';
import type { State } from './store/state.ts';
import type { Topic } from './webhooks/topics.ts';

/** The first app's settings, as far as the caller gives them. */
export interface AppOptions {
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  appName?: string | undefined;
  redirectUris?: string[] | undefined;
  webhookUrl?: string | undefined;
  uninstallUrl?: string | undefined;
  healthUrl?: string | undefined;
  initializeUrl?: string | undefined;
  submitUrl?: string | undefined;
  topics?: Topic[] | undefined;
}

/**
 * Fills an empty state from a seed file.
 * @throws Error with one sentence: file, line, place and what to change
 */
export function plantSeed(state: State, path: string, nowMs: number): void {
  const { seed, complain } = readSeed(path);
  try {
    applySeed(state, seed, nowMs);
  } catch (error) {
    if (error instanceof SeedProblem) throw new Error(complain(error.path, error.message), { cause: error });
    throw error;
  }
}

/**
 * Ensures that the state has a workspace and the given first app. Given values override those from a file; omitted
 * ones stay.
 */
export function prepareState(state: State, options: AppOptions, nowMs: number): App {
  if (state.workspaces.length === 0) state.workspaces.push(buildWorkspace(sampleSeed(), nowMs));
  const known =
    options.clientId === undefined ? state.apps[0] : state.apps.find((app) => app.clientId === options.clientId);
  const app = known ?? newApp('Practice app', options.clientId);
  app.clientSecret = options.clientSecret ?? app.clientSecret;
  app.name = options.appName ?? app.name;
  app.redirectUris = options.redirectUris ?? app.redirectUris;
  for (const url of ['webhookUrl', 'uninstallUrl', 'healthUrl', 'initializeUrl', 'submitUrl'] as const) {
    app[url] = options[url] ?? app[url];
  }
  app.topics = options.topics ?? app.topics;
  state.apps = [app, ...state.apps.filter((other) => other !== app)];
  return app;
}
