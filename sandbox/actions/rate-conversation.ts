import type { Conversation, ConversationRating } from '../entities/conversation.ts';
import { invalid } from '../http/intercom-error.ts';
import { operatorId } from '../entities/operator.ts';
import { contactAuthor } from './conversation-contacts.ts';
import type { AuthorContext } from './author-context.ts';
import { addPart, reportConversation } from './record-part.ts';

/** Who asks for a rating: the teammate who has the conversation, or a workflow. */
export type Asker = 'admin' | 'workflow';

/** @assumed 9: The id of a workflow that asked for a rating is a decimal of its own. */
const workflowId = '40001';

/**
 * Asks the contact to rate the conversation. Intercom does this automatically; the API cannot.
 * @throws IntercomError 400 for a conversation without a contact
 */
export function requestRating(context: AuthorContext, conversation: Conversation, asker: Asker): ConversationRating {
  const [contactId] = conversation.contactIds;
  if (contactId === undefined) throw invalid('The conversation has no contact who could rate it');
  const rating: ConversationRating = {
    requestedAt: context.sandbox.clock.now(),
    rating: null,
    remark: null,
    ratedAt: null,
    contactId,
    teammate:
      asker === 'workflow' ? { type: 'workflow', id: workflowId } : { type: 'admin', id: rated(context, conversation) },
  };
  conversation.ratings.push(rating);
  context.sandbox.changed();
  return rating;
}

/** @assumed 9: Rated is the assigned teammate, else the last one who answered, else the workspace's first. */
function rated({ workspace }: AuthorContext, conversation: Conversation): string {
  const lastAnswer = conversation.parts.findLast((part) => part.author.type === 'admin');
  return conversation.adminAssigneeId ?? lastAnswer?.author.id ?? workspace.admins[0]?.id ?? operatorId(workspace);
}

/**
 * Records the contact's rating as the answer to the latest request; without one, the teammate requests it now.
 *
 * @documented 13.5: A rating fires conversation.rating.added.
 * @assumed 9: Rating once more changes the rating and fires the topic again, unless it is the same.
 * @assumed 13.4: The triggering part of a rating is of type conversation_rating_changed, without a body.
 * @param stars 1 to 5
 */
export function rateConversation(
  context: AuthorContext,
  conversation: Conversation,
  stars: number,
  remark: string | null,
): void {
  const rating = conversation.ratings.at(-1) ?? requestRating(context, conversation, 'admin');
  if (rating.rating === stars && rating.remark === remark) return;
  Object.assign(rating, { rating: stars, remark, ratedAt: context.sandbox.clock.now() });
  const contact = context.workspace.contacts.get(rating.contactId);
  const author = contact === undefined ? { type: 'user' as const, id: rating.contactId } : contactAuthor(contact);
  const part = addPart(context, conversation, { partType: 'conversation_rating_changed', author });
  reportConversation(context, 'conversation.rating.added', conversation, part);
}
