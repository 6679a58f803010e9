import { type Conversation, type ConversationPart, isContactAuthor } from './conversation.ts';

/** Counts and moments (milliseconds) of one conversation; null where it did not happen. */
export interface ConversationStatistics {
  firstContactReplyAt: number | null;
  lastContactReplyAt: number | null;
  firstAdminReplyAt: number | null;
  lastAdminReplyAt: number | null;
  firstAssignmentAt: number | null;
  lastAssignmentAt: number | null;
  lastAssignmentAdminReplyAt: number | null;
  firstCloseAt: number | null;
  lastCloseAt: number | null;
  lastClosedById: string | null;
  /** Median milliseconds between a contact's message and the teammate's reply. */
  medianTimeToReply: number | null;
  countReopens: number;
  countAssignments: number;
  countParts: number;
}

/**
 * Computes the statistics of a conversation from its history.
 * @assumed 9: Statistics are counted in seconds by the clock, without office hours.
 */
export function statisticsOf(conversation: Conversation): ConversationStatistics {
  const { parts, source } = conversation;
  const contactMessages = [
    ...(isContactAuthor(source.author) ? [conversation.createdAt] : []),
    ...timesOf(parts, (part) => isContactAuthor(part.author) && part.body !== null),
  ];
  const adminReplies = timesOf(parts, isAdminReply);
  const assignments = timesOf(parts, (part) => part.assignedTo !== null);
  const closes = parts.filter((part) => part.partType === 'close');
  const lastAssignmentAt = assignments.at(-1) ?? null;
  return {
    firstContactReplyAt: contactMessages.at(0) ?? null,
    lastContactReplyAt: contactMessages.at(-1) ?? null,
    firstAdminReplyAt: adminReplies.at(0) ?? null,
    lastAdminReplyAt: adminReplies.at(-1) ?? null,
    firstAssignmentAt: assignments.at(0) ?? null,
    lastAssignmentAt,
    lastAssignmentAdminReplyAt:
      lastAssignmentAt === null ? null : (adminReplies.find((time) => time >= lastAssignmentAt) ?? null),
    firstCloseAt: closes.at(0)?.createdAt ?? null,
    lastCloseAt: closes.at(-1)?.createdAt ?? null,
    lastClosedById: closes.at(-1)?.author.id ?? null,
    medianTimeToReply: median(replyTimes(conversation)),
    countReopens: parts.filter((part, index) => part.state === 'open' && parts[index - 1]?.state === 'closed').length,
    countAssignments: assignments.length,
    countParts: parts.length,
  };
}

/** A teammate's message that is visible to the contact. */
const isAdminReply = (part: ConversationPart): boolean =>
  !isContactAuthor(part.author) && part.partType !== 'note' && (part.body !== null || part.replyOptions.length > 0);

const timesOf = (parts: ConversationPart[], wanted: (part: ConversationPart) => boolean): number[] =>
  parts.filter(wanted).map((part) => part.createdAt);

function replyTimes({ parts, source, createdAt }: Conversation): number[] {
  const times: number[] = [];
  let waiting = isContactAuthor(source.author) ? createdAt : null;
  for (const part of parts)
    if (isAdminReply(part)) {
      if (waiting !== null) times.push(part.createdAt - waiting);
      waiting = null;
    } else if (isContactAuthor(part.author) && part.body !== null) waiting ??= part.createdAt;
  return times;
}

function median(values: number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [upper, lower] = [sorted[Math.floor(sorted.length / 2)], sorted[Math.floor((sorted.length - 1) / 2)]];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
