import { z } from 'zod';
import type { Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import { allScopes } from '../entities/scopes.ts';
import { isTopic, topics } from '../webhooks/topics.ts';

const address = (name: string) =>
  z.url({ protocol: /^https?$/, error: `${name} must be a URL that starts with http:// or https://.` });
const topic = z.string().refine(isTopic, { error: `topics can hold: ${topics.join(', ')}.` });

/** The body of `POST /__sandbox/apps/{client_id}`: any of these, nothing else. null switches an address off. */
export const appChange = z.strictObject({
  webhook_url: address('webhook_url').nullable().optional(),
  topics: z.array(topic, { error: 'topics must be an array of topic names.' }).optional(),
  redirect_uris: z.array(address('redirect_uris'), { error: 'redirect_uris must be an array of URLs.' }).optional(),
  uninstall_url: address('uninstall_url').nullable().optional(),
  scopes: z.array(z.enum(allScopes, { error: `scopes can hold: ${allScopes.join(', ')}.` })).optional(),
});

/**
 * Applies a checked change in place. Naming a webhook URL, even the same one, saves it as in the Developer Hub:
 * it is probed with HEAD and works again after a 410.
 * @returns when the probe is through; the change itself is made at once
 */
export function changeApp(sandbox: Sandbox, app: App, change: z.infer<typeof appChange>): Promise<void> {
  app.topics = change.topics ?? app.topics;
  app.redirectUris = change.redirect_uris ?? app.redirectUris;
  app.scopes = change.scopes ?? app.scopes;
  if (change.uninstall_url !== undefined) app.uninstallUrl = change.uninstall_url;
  if (change.webhook_url !== undefined) {
    app.webhookUrl = change.webhook_url;
    app.webhookOff = false;
    app.probe = null;
  }
  sandbox.changed();
  return change.webhook_url === undefined ? Promise.resolve() : sandbox.webhooks.probe(app);
}
