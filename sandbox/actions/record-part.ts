import type { Conversation, ConversationPart } from '../entities/conversation.ts';
import { nextNumber } from '../entities/workspace.ts';
import { presentWebhookConversation } from '../presenters/conversation.ts';
import type { Topic } from '../webhooks/topics.ts';
import type { AuthorContext } from './author-context.ts';

/** Appends a part to a conversation, whose state must already be the new one. */
export function addPart(
  context: AuthorContext,
  conversation: Conversation,
  given: Pick<ConversationPart, 'partType' | 'author'> & Partial<ConversationPart>,
): ConversationPart {
  const now = context.sandbox.clock.now();
  const part: ConversationPart = {
    id: String(nextNumber(context.workspace)),
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
    appPackageCode: context.appPackageCode,
    ...given,
  };
  conversation.parts.push(part);
  conversation.updatedAt = Math.max(conversation.updatedAt, part.createdAt);
  context.sandbox.changed();
  return part;
}

/** Notifies subscribed apps, each in its own version. API writes are not reported while `echo` is off. */
export function reportConversation(
  { sandbox, origin, workspace }: AuthorContext,
  topic: Topic,
  conversation: Conversation,
  part: ConversationPart | null,
): void {
  if (origin === 'api' && !sandbox.state.settings.echo) return;
  sandbox.webhooks.emit(workspace, topic, (app) =>
    presentWebhookConversation(conversation, part, workspace, app.version),
  );
}
