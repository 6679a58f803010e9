import { type Conversation, type ConversationRating, isContactAuthor } from '../entities/conversation.ts';
import { type ConversationStatistics, statisticsOf } from '../entities/conversation-statistics.ts';
import { plainText } from '../entities/message-body.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { toSeconds } from '../http/time.ts';
import { presentPriority } from '../presenters/conversation.ts';
import { presentAuthor } from '../presenters/conversation-author.ts';
import type { Field, FindField } from './filter.ts';
import { attachedKind, booleanKind, equalityTest, textKind } from './kinds.ts';
import { secondKind } from './time-kinds.ts';
import { type Held, type Kind, wrongValue } from './values.ts';

const numeric = ['=', '!=', 'IN', 'NIN', '>', '<'];

/** @documented 6.4: Conversation search compares times by the second, > and < mean "or equal", and there is no >= or <=. */
const timeKind = secondKind(numeric, true);
/** @documented 9: Whole numbers take the same operators, "or equal" as well. */
const numberKind = secondKind(numeric, true);
const idsKind = attachedKind(['=', '!=', 'IN', 'NIN']);

/**
 * Full-text search in the first message.
 * @documented 9: source.body matches single words: = with a word finds the conversation, = with two words never does.
 * @assumed 9: Words are compared without case and surrounding punctuation; ~ ^ and $ apply to each word.
 */
const wordsKind: Kind = {
  operators: textKind.operators,
  test: (operator, value, field) => {
    if (typeof value === 'string') return wordTest(operator, value.toLowerCase(), field);
    if (!Array.isArray(value) || (operator !== 'IN' && operator !== 'NIN')) throw wrongValue(field, value);
    const test = equalityTest(operator, value.map(lowerCase), field, (one) => String(one));
    if (test === undefined) throw wrongValue(field, value);
    return { matches: (held) => every(operator === 'NIN', held, (word) => test.matches(word)) };
  },
};

function wordTest(operator: string, value: string, field: string) {
  const negated = operator === '!=' || operator === '!~';
  const positive = { '!=': '=', '!~': '~' }[operator] ?? operator;
  const test = textKind.test(positive, value, field);
  const has = (held: Held) => wordsOf(held).some((word) => test.matches(word));
  return { matches: (held: Held) => has(held) !== negated };
}

const lowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
const wordsOf = (held: Held): readonly string[] => (Array.isArray(held) ? held : []);
const every = (all: boolean, held: Held, matches: (word: string) => boolean): boolean =>
  all ? wordsOf(held).every(matches) : wordsOf(held).some(matches);

const words = (html: string): string[] =>
  plainText(html)
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');

type Read = (conversation: Conversation) => Held;
const seconds = (ms: number | null): number | null => (ms === null ? null : toSeconds(ms));

/** The relevant rating: the latest given, else the latest requested. */
const ratingOf = ({ ratings }: Conversation): ConversationRating | undefined =>
  ratings.findLast((rating) => rating.rating !== null) ?? ratings.at(-1);

const statistic =
  (read: (statistics: ConversationStatistics) => number | string | null): Read =>
  (conversation) =>
    read(statisticsOf(conversation));

const timeStatistic = (read: (statistics: ConversationStatistics) => number | null): Read =>
  statistic((statistics) => seconds(read(statistics)));

const sinceStart =
  (read: (statistics: ConversationStatistics) => number | null): Read =>
  (conversation) => {
    const at = seconds(read(statisticsOf(conversation)));
    return at === null ? null : at - toSeconds(conversation.createdAt);
  };

const times: Record<string, Read> = {
  created_at: (conversation) => seconds(conversation.createdAt),
  updated_at: (conversation) => seconds(conversation.updatedAt),
  waiting_since: (conversation) => seconds(conversation.waitingSince),
  snoozed_until: (conversation) => seconds(conversation.snoozedUntil),
  'statistics.first_contact_reply_at': timeStatistic((one) => one.firstContactReplyAt),
  'statistics.first_assignment_at': timeStatistic((one) => one.firstAssignmentAt),
  'statistics.first_admin_reply_at': timeStatistic((one) => one.firstAdminReplyAt),
  'statistics.first_close_at': timeStatistic((one) => one.firstCloseAt),
  'statistics.last_assignment_at': timeStatistic((one) => one.lastAssignmentAt),
  'statistics.last_assignment_admin_reply_at': timeStatistic((one) => one.lastAssignmentAdminReplyAt),
  'statistics.last_contact_reply_at': timeStatistic((one) => one.lastContactReplyAt),
  'statistics.last_admin_reply_at': timeStatistic((one) => one.lastAdminReplyAt),
  'statistics.last_close_at': timeStatistic((one) => one.lastCloseAt),
  'conversation_rating.requested_at': (conversation) => seconds(ratingOf(conversation)?.requestedAt ?? null),
  'conversation_rating.replied_at': (conversation) => seconds(ratingOf(conversation)?.ratedAt ?? null),
};

const numbers: Record<string, Read> = {
  'statistics.time_to_assignment': sinceStart((one) => one.firstAssignmentAt),
  'statistics.time_to_admin_reply': sinceStart((one) => one.firstAdminReplyAt),
  'statistics.time_to_first_close': sinceStart((one) => one.firstCloseAt),
  'statistics.time_to_last_close': sinceStart((one) => one.lastCloseAt),
  'statistics.median_time_to_reply': timeStatistic((one) => one.medianTimeToReply),
  'statistics.count_reopens': statistic((one) => one.countReopens),
  'statistics.count_assignments': statistic((one) => one.countAssignments),
  'statistics.count_conversation_parts': statistic((one) => one.countParts),
  'conversation_rating.score': (conversation) => ratingOf(conversation)?.rating ?? null,
  'ai_agent.rating': () => null,
};

const texts: Record<string, Read> = {
  id: (conversation) => conversation.id,
  state: (conversation) => conversation.state,
  'source.type': (conversation) => conversation.source.type,
  'source.id': (conversation) => conversation.source.id,
  'source.delivered_as': (conversation) => conversation.source.deliveredAs,
  'source.subject': (conversation) => conversation.source.subject,
  'source.author.id': (conversation) => conversation.source.author.id,
  'source.author.type': (conversation) => conversation.source.author.type,
  'source.url': () => null,
  channel_initiated: (conversation) => conversation.source.type,
  'statistics.last_closed_by_id': statistic((one) => one.lastClosedById),
  'conversation_rating.remark': (conversation) => ratingOf(conversation)?.remark ?? null,
  'conversation_rating.contact_id': (conversation) => ratingOf(conversation)?.contactId ?? null,
  'conversation_rating.admin_id': (conversation) => ratingOf(conversation)?.teammate.id ?? null,
  'ai_agent.resolution_state': () => null,
  'ai_agent.last_answer_type': () => null,
  'ai_agent.rating_remark': () => null,
  'ai_agent.source_type': () => null,
  'ai_agent.source_title': () => null,
};

const flags: Record<string, Read> = {
  open: (conversation) => conversation.state !== 'closed',
  read: (conversation) => conversation.read,
  ai_agent_participated: () => false,
};

const attached: Record<string, Read> = {
  contact_ids: (conversation) => conversation.contactIds,
  tag_ids: (conversation) => conversation.tags.map((tag) => tag.id),
  teammate_ids: ({ parts, source }) =>
    [source, ...parts].flatMap(({ author }) => (isContactAuthor(author) ? [] : [author.id])),
};

const fixed = new Map<string, Field<Conversation>>(
  [
    [timeKind, times] as const,
    [numberKind, numbers] as const,
    [textKind, texts] as const,
    [booleanKind, flags] as const,
    [idsKind, attached] as const,
    [wordsKind, { 'source.body': ({ source }: Conversation) => words(source.body) }] as const,
  ].flatMap(([kind, reads]) =>
    Object.entries(reads).map(([name, read]) => [name, { name, kind, read }] as [string, Field<Conversation>]),
  ),
);

/**
 * Finds the searchable fields of conversations.
 * @documented 9: Most keys of a conversation can be searched, its rating's and statistics' among them.
 * @assumed 9: The field that the OpenAPI file spells conversation_rating.admin_d is taken in both spellings.
 */
export function conversationFields(workspace: Workspace, version: ApiVersion): FindField<Conversation> {
  return (name) =>
    fixed.get(name === 'conversation_rating.admin_d' ? 'conversation_rating.admin_id' : name) ?? later(name);

  function later(name: string): Field<Conversation> | undefined {
    if (name === 'source.author.name') return { name, kind: textKind, read: author((one) => one.name) };
    if (name === 'source.author.email') return { name, kind: textKind, read: author((one) => one.email) };
    const unassigned = isAtLeast(version, '2.16') ? 0 : null;
    const id = (one: string | null) => (one === null ? unassigned : Number(one));
    if (name === 'admin_assignee_id') return { name, kind: numberKind, read: (one) => id(one.adminAssigneeId) };
    if (name === 'team_assignee_id') return { name, kind: numberKind, read: (one) => id(one.teamAssigneeId) };
    if (name === 'priority') return { name, kind: textKind, read: (one) => presentPriority(one.priority, version) };
    return undefined;
  }

  function author(read: (author: ReturnType<typeof presentAuthor>) => string | null): Read {
    return (conversation) => read(presentAuthor(conversation.source.author, workspace));
  }
}

export const updatedAt: Field<Conversation> = {
  name: 'updated_at',
  kind: timeKind,
  read: (conversation) => seconds(conversation.updatedAt),
};
