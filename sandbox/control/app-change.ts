import { z } from 'zod';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { allScopes, canvasKitScopes } from '../entities/scopes.ts';
import { apiVersions } from '../http/api-version.ts';
import { renewWebhooks } from '../webhooks/delivery-rules.ts';
import { isTopic, topics } from '../webhooks/topics.ts';

const address = (name: string) =>
  z.url({ protocol: /^https?$/, error: `${name} must be a URL that starts with http:// or https://.` });
const optionalAddress = (name: string) => address(name).nullable().optional();
const topic = z.string().refine(isTopic, { error: `topics can hold: ${topics.join(', ')}.` });

/**
 * The body of `POST /__sandbox/apps/{client_id}`, and an app in a seed: any of these, nothing else. null switches an
 * address off.
 */
export const appChangeSchema = z.strictObject({
  name: z.string({ error: 'name must be text.' }).trim().min(1, { error: 'name must not be empty.' }).optional(),
  client_secret: z
    .string({ error: 'client_secret must be text.' })
    .min(1, { error: 'client_secret must not be empty.' })
    .optional(),
  kind: z.enum(['private', 'public'], { error: 'kind must be private or public.' }).optional(),
  version: z.enum(apiVersions, { error: `version can be: ${apiVersions.join(', ')}.` }).optional(),
  scopes: z.array(z.enum(allScopes, { error: `scopes can hold: ${allScopes.join(', ')}.` })).optional(),
  redirect_uris: z.array(address('redirect_uris'), { error: 'redirect_uris must be an array of URLs.' }).optional(),
  topics: z.array(topic, { error: 'topics must be an array of topic names.' }).optional(),
  webhook_url: optionalAddress('webhook_url'),
  uninstall_url: optionalAddress('uninstall_url'),
  health_url: optionalAddress('health_url'),
  initialize_url: optionalAddress('initialize_url'),
  submit_url: optionalAddress('submit_url'),
  install_url: optionalAddress('install_url'),
});

export type AppChange = z.infer<typeof appChangeSchema>;

/**
 * Applies a checked change in place. Naming a webhook URL, even the same one, saves it as in the Developer Hub:
 * it is probed with HEAD and works again after a 410.
 * @returns when the probe is done; the change itself is applied immediately
 */
export function changeApp(sandbox: Sandbox, app: App, change: AppChange): Promise<void> {
  applyAppChange(app, change);
  // @assumed 2.1: The access token of the Developer Hub always has the permissions that the app has now.
  for (const token of sandbox.state.tokens.values())
    if (token.kind === 'private' && token.clientId === app.clientId) token.scopes = [...app.scopes];
  sandbox.webhooks.health.start();
  sandbox.changed();
  sandbox.webhooks.health.start();
  return change.webhook_url === undefined ? Promise.resolve() : sandbox.webhooks.probe(app);
}

/** Applies the change only, for an app that is not in use yet. */
export function applyAppChange(app: App, change: AppChange): void {
  app.name = change.name ?? app.name;
  app.clientSecret = change.client_secret ?? app.clientSecret;
  app.kind = change.kind ?? app.kind;
  app.version = change.version ?? app.version;
  app.scopes = change.scopes ?? app.scopes;
  app.redirectUris = change.redirect_uris ?? app.redirectUris;
  app.topics = change.topics ?? app.topics;
  if (change.uninstall_url !== undefined) app.uninstallUrl = change.uninstall_url;
  if (change.health_url !== undefined) app.healthUrl = change.health_url;
  if (change.initialize_url !== undefined) app.initializeUrl = change.initialize_url;
  if (change.submit_url !== undefined) app.submitUrl = change.submit_url;
  if (change.install_url !== undefined) app.installUrl = change.install_url;
  if (app.initializeUrl !== null) app.scopes = [...new Set([...app.scopes, ...canvasKitScopes])];
  if (change.webhook_url === undefined) return;
  app.webhookUrl = change.webhook_url;
  renewWebhooks(app);
}
