import type { Admin } from './admin.ts';
import type { Company, CompanyScroll } from './company.ts';
import type { ConversationAttribute } from './conversation-attribute.ts';
import type { Conversation, DeletedConversation } from './conversation.ts';
import type { DataAttribute } from './data-attribute.ts';
import type { ContactEvents, EventName } from './event.ts';
import type { Merge } from './merge.ts';
import type { OutboundMessage } from './message.ts';
import type { SubscriptionType } from './subscription.ts';
import type { Segment } from './segment.ts';
import type { Tag } from './tag.ts';
import type { Team } from './team.ts';
import type { Visitor } from './visitor.ts';
import { ContactStore } from '../store/contact-store.ts';

/** Where a workspace's data is kept. */
export const regions = ['US', 'EU', 'AU'] as const;
export type Region = (typeof regions)[number];

/** One customer's Intercom: people, attributes and tags. Ids are unique only inside it (reference 1). */
export interface Workspace {
  /** `app.id_code` in `/me`, `workspace_id` on contacts, `app_id` in webhooks. */
  idCode: string;
  name: string;
  region: Region;
  /** IANA name; decides the day boundaries of contact search up to version 2.16. */
  timezone: string;
  /** Milliseconds. */
  createdAt: number;
  admins: Admin[];
  attributes: DataAttribute[];
  /** In order of creation; absent in states that were kept before there were any. */
  conversationAttributes?: ConversationAttribute[];
  tags: Tag[];
  teams: Team[];
  subscriptionTypes: SubscriptionType[];
  segments: Segment[];
  /** In order of creation. */
  companies: Company[];
  /** The scroll over companies that is open, if any. */
  companyScroll: CompanyScroll | null;
  contacts: ContactStore;
  /** Source id → surviving id of every merge. */
  mergedInto: Map<string, string>;
  /** The merges with their details, oldest first. */
  merges: Merge[];
  /** People who saw the Messenger and are not contacts yet, in order of appearance. */
  visitors: Visitor[];
  conversations: Conversation[];
  /** In the order of deletion. */
  deletedConversations: DeletedConversation[];
  /** Sent by teammates outside of conversations. */
  messages: OutboundMessage[];
  eventNames: EventName[];
  /** Events by contact id. */
  eventsByContact: Record<string, ContactEvents>;
  /** The last number used for a tag or an attribute. */
  lastNumber: number;
}

/** An empty workspace with every list, so that older files and seeds lack none. */
export function newWorkspace(
  given: Pick<Workspace, 'idCode' | 'name' | 'region' | 'timezone' | 'createdAt'>,
): Workspace {
  return {
    ...given,
    admins: [],
    attributes: [],
    tags: [],
    segments: [],
    teams: [],
    subscriptionTypes: [],
    companies: [],
    companyScroll: null,
    contacts: new ContactStore(),
    mergedInto: new Map(),
    merges: [],
    visitors: [],
    conversations: [],
    deletedConversations: [],
    messages: [],
    eventNames: [],
    eventsByContact: {},
    lastNumber: 7_520_000,
  };
}

/** The next number for a tag or data attribute of this workspace. */
export function nextNumber(workspace: Workspace): number {
  workspace.lastNumber += 1;
  return workspace.lastNumber;
}
