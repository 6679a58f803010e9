import {
  type Author,
  type Conversation,
  type ConversationPart,
  type ConversationState,
  newConversation,
} from '../entities/conversation.ts';
import { htmlOfTeammate, htmlOfText } from '../entities/message-body.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';

/** A conversation in plain text, started by a contact. */
export interface ConversationSeed {
  contactId: string;
  subject?: string;
  body: string;
  daysAgo: number;
  state: Extract<ConversationState, 'open' | 'closed'>;
  assigneeId: string | null;
  /** In their order; `from` is `contact` or the id of an admin. */
  parts: { from: string; body: string; note?: boolean }[];
  /** 1 to 5, given after the last part. */
  rating?: number | undefined;
  remark?: string | undefined;
  tagIds?: string[];
}

const minuteMs = 60_000;

/** Adds a conversation whose parts follow each other by some minutes; a closed one is closed after the last of them. */
export function seedConversation(workspace: Workspace, seed: ConversationSeed, nowMs: number): Conversation {
  // At least 15 minutes ago, so that no part is in the future.
  const createdAt = Math.floor(nowMs - seed.daysAgo * 86_400_000 - (seed.parts.length + 3) * 7 * minuteMs);
  const contact: Author = { type: workspace.contacts.get(seed.contactId)?.role ?? 'user', id: seed.contactId };
  const closer = seed.assigneeId ?? workspace.admins[0]?.id ?? '0';
  const at = (place: number) => createdAt + place * 7 * minuteMs;
  const spoken = seed.parts.map(({ from, body, note }, index): ConversationPart => {
    const author: Author = from === 'contact' ? contact : { type: 'admin', id: from };
    const html = from === 'contact' ? htmlOfText(body) : htmlOfTeammate(body);
    return part(workspace, note === true ? 'note' : 'comment', author, html, at(index + 1));
  });
  const closedAt = at(spoken.length + 1);
  const closing: ConversationPart[] =
    seed.state === 'closed'
      ? [{ ...part(workspace, 'close', { type: 'admin', id: closer }, null, closedAt), state: 'closed' }]
      : [];
  const parts = [...spoken, ...closing];
  const ratedAt = at(spoken.length + 2);
  const lastWord = spoken.filter((one) => one.partType === 'comment').at(-1);
  const waits = seed.state === 'open' && (lastWord === undefined || lastWord.author === contact);
  const conversation = newConversation({
    id: String(nextNumber(workspace)),
    createdAt,
    updatedAt: seed.rating === undefined ? (parts.at(-1)?.createdAt ?? createdAt) : ratedAt,
    contactIds: [seed.contactId],
    state: seed.state,
    waitingSince: waits ? (lastWord?.createdAt ?? createdAt) : null,
    read: seed.state === 'closed',
    adminAssigneeId: seed.assigneeId,
    tags: (seed.tagIds ?? []).map((id) => ({ id, appliedAt: createdAt, appliedBy: closer })),
    parts,
    ratings:
      seed.rating === undefined
        ? []
        : [
            {
              requestedAt: closedAt,
              rating: seed.rating,
              remark: seed.remark ?? null,
              ratedAt,
              contactId: seed.contactId,
              teammate: { type: 'admin', id: closer },
            },
          ],
    source: {
      id: String(nextNumber(workspace)),
      type: 'conversation',
      deliveredAs: 'customer_initiated',
      subject: seed.subject ?? '',
      body: htmlOfText(seed.body),
      author: contact,
      attachments: [],
      redacted: false,
    },
  });
  workspace.conversations.push(conversation);
  return conversation;
}

function part(
  workspace: Workspace,
  partType: ConversationPart['partType'],
  author: Author,
  body: string | null,
  createdAt: number,
): ConversationPart {
  return {
    id: String(nextNumber(workspace)),
    partType,
    body,
    createdAt,
    updatedAt: createdAt,
    author,
    assignedTo: null,
    attachments: [],
    replyOptions: [],
    chosenOption: null,
    redacted: false,
    state: 'open',
    tags: [],
    appPackageCode: null,
  };
}
