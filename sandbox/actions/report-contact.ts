import type { Origin, Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import type { Contact } from '../entities/contact.ts';
import type { Tag } from '../entities/tag.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ShowTime, webhookTime } from '../http/time.ts';
import { presentWebhookContact } from '../presenters/contact.ts';
import { presentTag } from '../presenters/tag.ts';
import type { Topic } from '../webhooks/topics.ts';

// @assumed 13.6: Writes through the API are reported by webhook to the app that made them too, unless a switch turns that off.
const silent = (sandbox: Sandbox, origin: Origin) => origin === 'api' && !sandbox.state.settings.echo;

/** Reports a change whose item is the whole contact, optionally with extra keys. */
export function reportContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  topic: Topic,
  contact: Contact,
  more: object = {},
): void {
  if (silent(sandbox, origin)) return;
  sandbox.webhooks.emit(workspace, topic, (app) => ({
    ...presentWebhookContact(contact, workspace, app.version, webhookTime(sandbox.state.settings)),
    ...more,
  }));
}

/** Reports a change whose item depends on the receiving app. `show` formats times (ms) as webhooks do. */
export function reportFor(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  topic: Topic,
  item: (app: App, show: ShowTime) => object,
): void {
  if (silent(sandbox, origin)) return;
  sandbox.webhooks.emit(workspace, topic, (app) => item(app, webhookTime(sandbox.state.settings)));
}

/** Reports a change whose item is small and the same for every version. */
export function reportItem(sandbox: Sandbox, origin: Origin, workspace: Workspace, topic: Topic, item: object): void {
  if (!silent(sandbox, origin)) sandbox.webhooks.emit(workspace, topic, () => item);
}

/**
 * Reports that a contact gained or lost a tag.
 * @recorded 13.4: The item of a tag topic has the tag and the contact, and no created_at.
 */
export function reportTag(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  change: 'created' | 'deleted',
  contact: Contact,
  tag: Tag,
): void {
  if (silent(sandbox, origin)) return;
  sandbox.webhooks.emit(workspace, `contact.${contact.role}.tag.${change}`, (app) => ({
    type: 'contact_tag',
    tag: presentTag(tag),
    contact: presentWebhookContact(contact, workspace, app.version, webhookTime(sandbox.state.settings)),
  }));
}
