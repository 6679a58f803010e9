import type { Origin, Sandbox } from '../context.ts';
import type { App } from '../entities/app.ts';
import type { Author, Conversation, ConversationPart } from '../entities/conversation.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import type { ApiCall } from '../http/api-route.ts';
import { IntercomError, resourceNotFound } from '../http/intercom-error.ts';
import { presentWebhookConversation } from '../presenters/conversation.ts';
import { operatorId } from '../entities/operator.ts';
import type { Topic } from '../webhooks/topics.ts';
import { missing } from './parse-seconds.ts';

/** In whose name something is done to a conversation: where, and through which app. */
export interface Deed {
  sandbox: Sandbox;
  origin: Origin;
  workspace: Workspace;
  /** null when a person does it on our own pages. */
  appPackageCode: string | null;
}

export const deedOfCall = ({ workspace, app }: ApiCall, sandbox: Sandbox): Deed => ({
  sandbox,
  origin: 'api',
  workspace,
  appPackageCode: packageCode(app),
});

export const deedOfPage = (sandbox: Sandbox, workspace: Workspace): Deed => ({
  sandbox,
  origin: 'page',
  workspace,
  appPackageCode: null,
});

/** @assumed 9: An app's package code is its name in lower case with hyphens. */
const packageCode = (app: App): string =>
  app.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'app';

/** @throws IntercomError 404 "Resource Not Found" */
export function getConversation(workspace: Workspace, id: string): Conversation {
  const conversation = workspace.conversations.find((one) => one.id === id);
  if (conversation === undefined) throw resourceNotFound();
  return conversation;
}

/**
 * The teammate that a call names by `admin_id`, as an author.
 * @assumed 9: An unknown admin_id answers 404 admin_not_found.
 * @throws IntercomError 400 when none is named, 404
 */
export function adminAuthor(workspace: Workspace, id: unknown): Author {
  if (id === undefined || id === null || id === '') throw missing('admin_id');
  const admin = workspace.admins.find((one) => one.id === idText(id));
  if (admin === undefined) throw new IntercomError(404, 'admin_not_found', 'Admin not found');
  return { type: admin.id === operatorId(workspace) ? 'bot' : 'admin', id: admin.id };
}

/** Ids of admins, teams and tags come as text or as numbers. */
export const idText = (id: unknown): string => (typeof id === 'string' || typeof id === 'number' ? String(id) : '');

/** Writes down what happened in a conversation; its state must be the new one already. */
export function addPart(
  deed: Deed,
  conversation: Conversation,
  given: Pick<ConversationPart, 'partType' | 'author'> & Partial<ConversationPart>,
): ConversationPart {
  const now = deed.sandbox.clock.now();
  const part: ConversationPart = {
    id: String(nextNumber(deed.workspace)),
    body: null,
    createdAt: now,
    updatedAt: now,
    assignedTo: null,
    attachments: [],
    replyOptions: [],
    chosenOption: null,
    redacted: false,
    state: conversation.state,
    tags: [],
    appPackageCode: deed.appPackageCode,
    ...given,
  };
  conversation.parts.push(part);
  conversation.updatedAt = Math.max(conversation.updatedAt, part.createdAt);
  deed.sandbox.changed();
  return part;
}

/** Tells subscribed apps of what happened, each in the form of its own version. API writes are silent without echo. */
export function reportConversation(
  { sandbox, origin, workspace }: Deed,
  topic: Topic,
  conversation: Conversation,
  part: ConversationPart | null,
): void {
  if (origin === 'api' && !sandbox.state.settings.echo) return;
  sandbox.webhooks.emit(workspace, topic, (app) =>
    presentWebhookConversation(conversation, part, workspace, app.version),
  );
}
