import { type Conversation, type ConversationPart, type Priority, isContactAuthor } from '../entities/conversation.ts';
import { plainText } from '../entities/message-body.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { type ShowTime, toSeconds, toUtc } from '../http/time.ts';
import { statisticsOf } from '../entities/conversation-statistics.ts';
import { presentAuthor } from './conversation-author.ts';
import { type ShowBody, namedTags, presentAttachment, presentPart } from './conversation-part.ts';
import { presentRating } from './conversation-rating.ts';
import { presentStatistics } from './conversation-statistics.ts';
import { escapeText } from './escape.ts';
import { presentAppliedTag } from './tag.ts';

/** @documented 9: A conversation shows its last 500 parts. */
const mostParts = 500;

const asStored: ShowBody = (html) => html;

/** A conversation as lists and searches show it: without its parts. */
export const presentListedConversation = (conversation: Conversation, workspace: Workspace, version: ApiVersion) =>
  head(conversation, workspace, version, asStored, toSeconds);

/**
 * A conversation with its parts.
 * @documented 9: Bodies are HTML over REST, unless display_as=plaintext asks for plain text.
 */
export function presentConversation(
  conversation: Conversation,
  workspace: Workspace,
  version: ApiVersion,
  displayAs?: unknown,
) {
  const showBody = displayAs === 'plaintext' ? plainText : asStored;
  return {
    ...head(conversation, workspace, version, showBody, toSeconds),
    conversation_parts: partList(conversation.parts, workspace, showBody),
  };
}

/**
 * A conversation inside a webhook, with only the part that the webhook is about.
 * @documented 13.4: A conversation webhook carries the conversation with only the triggering part.
 * @documented 3: Bodies and subject in conversation webhooks are plain text for apps from 2.15 on and HTML before.
 * @recorded 13.3: In conversation webhooks the moments of the statistics are ISO text with milliseconds, all other times unix seconds.
 */
export function presentWebhookConversation(
  conversation: Conversation,
  part: ConversationPart | null,
  workspace: Workspace,
  version: ApiVersion,
) {
  const showBody = isAtLeast(version, '2.15') ? plainText : asStored;
  return {
    ...head(conversation, workspace, version, showBody, toUtc),
    conversation_parts: partList(part === null ? [] : [part], workspace, showBody),
  };
}

const partList = (parts: ConversationPart[], workspace: Workspace, showBody: ShowBody) => ({
  type: 'conversation_part.list',
  conversation_parts: parts.slice(-mostParts).map((part) => presentPart(part, workspace, showBody)),
  total_count: parts.length,
});

function head(
  conversation: Conversation,
  workspace: Workspace,
  version: ApiVersion,
  showBody: ShowBody,
  showMoment: ShowTime,
) {
  const time = (ms: number | null) => (ms === null ? null : toSeconds(ms));
  const { firstContactReplyAt } = statisticsOf(conversation);
  return {
    type: 'conversation',
    id: conversation.id,
    created_at: toSeconds(conversation.createdAt),
    updated_at: toSeconds(conversation.updatedAt),
    waiting_since: time(conversation.waitingSince),
    snoozed_until: time(conversation.snoozedUntil),
    source: presentSource(conversation, workspace, showBody),
    contacts: {
      type: 'contact.list',
      contacts: conversation.contactIds.map((id) => ({
        type: 'contact',
        id,
        external_id: escapeText(workspace.contacts.get(id)?.externalId ?? null),
      })),
    },
    first_contact_reply:
      firstContactReplyAt === null
        ? null
        : { created_at: toSeconds(firstContactReplyAt), type: 'conversation', url: null },
    admin_assignee_id: presentAssignee(conversation.adminAssigneeId, version),
    team_assignee_id: presentAssignee(conversation.teamAssigneeId, version),
    // @documented 9: A snoozed conversation counts as open.
    open: conversation.state !== 'closed',
    state: conversation.state,
    read: conversation.read,
    tags: {
      type: 'tag.list',
      tags: namedTags(conversation.tags, workspace).map(({ tag, applied }) => presentAppliedTag(tag, applied)),
    },
    priority: presentPriority(conversation.priority, version),
    sla_applied: null,
    statistics: presentStatistics(conversation, showMoment),
    conversation_rating: presentRating(conversation, workspace, version),
    teammates: presentTeammates(conversation),
    title: conversation.title,
    custom_attributes: conversation.customAttributes ?? {},
    // @recorded 9: The topics of a conversation are a topic.list; here none is ever found.
    topics: { type: 'topic.list', topics: [], total_count: 0 },
    ticket: null,
    linked_objects: { type: 'list', data: [], total_count: 0, has_more: false },
    ai_agent: null,
    ai_agent_participated: false,
  };
}

const presentSource = ({ source }: Conversation, workspace: Workspace, showBody: ShowBody) => ({
  type: source.type,
  id: source.id,
  delivered_as: source.deliveredAs,
  subject: source.subject === '' ? '' : showBody(source.subject),
  body: showBody(source.body),
  author: presentAuthor(source.author, workspace),
  attachments: source.attachments.map(presentAttachment),
  url: null,
  redacted: source.redacted,
});

/** @documented 3: An unassigned conversation has null up to 2.15 and 0 from 2.16 on; assignee ids are numbers. */
function presentAssignee(id: string | null, version: ApiVersion): number | null {
  if (id === null) return isAtLeast(version, '2.16') ? 0 : null;
  return Number(id);
}

/** @documented 3: Priority is one of five levels from 2.16 on, and priority or not_priority before. */
export function presentPriority(priority: Priority, version: ApiVersion): string {
  if (isAtLeast(version, '2.16')) return priority;
  return priority === 'none' ? 'not_priority' : 'priority';
}

/**
 * @documented 9: The teammates of a conversation are those who wrote a part.
 * @recorded 9: They are an admin.list with the key admins, where the schema says teammates.
 * @recorded 9: Closing a conversation does not add a teammate.
 * @assumed 9: Closing it with a message does, and so does every part but a tag; the teammates are null while there are none.
 */
function presentTeammates(conversation: Conversation) {
  const counted = conversation.parts.filter(
    ({ partType, body }) => partType !== 'conversation_tags_updated' && (partType !== 'close' || body !== null),
  );
  const authors = [conversation.source.author, ...counted.map((part) => part.author)];
  const ids = new Set(authors.filter((author) => !isContactAuthor(author)).map((author) => author.id));
  if (ids.size === 0) return null;
  return { type: 'admin.list', admins: [...ids].map((id) => ({ type: 'admin', id })) };
}
