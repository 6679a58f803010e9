import type { CustomValue } from './contact.ts';
import type { AppliedTag } from './tag.ts';

export type ConversationState = 'open' | 'closed' | 'snoozed';
export type Priority = 'none' | 'low' | 'medium' | 'high' | 'urgent';

/** The author: a contact with its role at that time, a teammate, or the workspace's bot. */
export interface Author {
  type: 'user' | 'lead' | 'admin' | 'bot';
  /** Intercom id of the contact, or the admin's id. */
  id: string;
}

/** A file at a message. */
export interface Attachment {
  name: string;
  url: string;
  contentType: string;
  /** Bytes; 0 when it is not known. */
  size: number;
}

/** One of the buttons that a quick reply offers. */
export interface ReplyOption {
  text: string;
  uuid: string;
}

/** What happened in a conversation after it began. All times are milliseconds. */
export interface ConversationPart {
  /** Decimal string. */
  id: string;
  partType: PartType;
  /** HTML; null without a message. */
  body: string | null;
  createdAt: number;
  updatedAt: number;
  author: Author;
  /** The new assignee; id 0 unassigns the conversation. */
  assignedTo: { type: 'admin' | 'team'; id: string } | null;
  attachments: Attachment[];
  /** Offered by a quick reply. */
  replyOptions: ReplyOption[];
  /** The reply option that a contact chose. */
  chosenOption: string | null;
  redacted: boolean;
  /** The conversation's state after this part. */
  state: ConversationState;
  tags: AppliedTag[];
  /** The app that wrote it through the API; null for actions of people. */
  appPackageCode: string | null;
}

export type PartType =
  | 'comment'
  | 'note'
  | 'quick_reply'
  | 'open'
  | 'close'
  | 'snoozed'
  | 'timer_unsnooze'
  | 'assignment'
  | 'assign_and_reopen'
  | 'conversation_tags_updated'
  | 'participant_added'
  | 'participant_removed'
  | 'conversation_rating_changed';

/** The first message of a conversation. */
export interface ConversationSource {
  /** The id of the message, decimal. */
  id: string;
  type: 'conversation' | 'email';
  deliveredAs: 'customer_initiated' | 'admin_initiated';
  subject: string;
  /** HTML. */
  body: string;
  author: Author;
  attachments: Attachment[];
  redacted: boolean;
}

/** A requested rating and, once given, the answer. Times in milliseconds. */
export interface ConversationRating {
  requestedAt: number;
  /** 1 to 5; null until the contact answers. */
  rating: number | null;
  remark: string | null;
  /** When it was last given or changed; null until then. */
  ratedAt: number | null;
  contactId: string;
  /** The rated teammate. */
  teammate: { type: 'admin' | 'workflow'; id: string };
}

/** A conversation between contacts and teammates. All times are milliseconds. */
export interface Conversation {
  /** Decimal string. */
  id: string;
  createdAt: number;
  updatedAt: number;
  title: string | null;
  source: ConversationSource;
  /** In the order of joining; the first one started the conversation or was written to first. */
  contactIds: string[];
  state: ConversationState;
  snoozedUntil: number | null;
  /** Since when a contact has been waiting for a reply. */
  waitingSince: number | null;
  read: boolean;
  priority: Priority;
  adminAssigneeId: string | null;
  teamAssigneeId: string | null;
  tags: AppliedTag[];
  /** By the names of conversation attributes; an option by its label. */
  customAttributes?: Record<string, CustomValue>;
  /** Oldest first. */
  parts: ConversationPart[];
  /** Oldest first. */
  ratings: ConversationRating[];
}

/** What remains of a deleted conversation. */
export interface DeletedConversation {
  id: string;
  metricsRetained: boolean;
  /** Milliseconds. */
  deletedAt: number;
}

export const isContactAuthor = (author: Author): boolean => author.type === 'user' || author.type === 'lead';

/** A new conversation with the given first message. */
export function newConversation(
  given: Pick<Conversation, 'id' | 'createdAt' | 'source' | 'contactIds'> & Partial<Conversation>,
): Conversation {
  return {
    updatedAt: given.createdAt,
    title: null,
    state: 'open',
    snoozedUntil: null,
    waitingSince: isContactAuthor(given.source.author) ? given.createdAt : null,
    read: false,
    priority: 'none',
    adminAssigneeId: null,
    teamAssigneeId: null,
    tags: [],
    parts: [],
    ratings: [],
    ...given,
  };
}
