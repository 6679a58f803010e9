import type { Author, Conversation } from '../entities/conversation.ts';
import type { AppliedTag, Tag } from '../entities/tag.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { type AuthorContext, idText } from './author-context.ts';
import { addPart, reportConversation } from './record-part.ts';

/** @documented 9: On a conversation an unknown tag answers 404 tag_not_found "Tag not found". */
const tagNotFound = (): IntercomError => new IntercomError(404, 'tag_not_found', 'Tag not found');

/**
 * The conversation that a tag call is about.
 * @documented 9: The tag calls answer an unknown conversation with 404 not_found "Conversation not found".
 */
export function getTaggedConversation(workspace: Workspace, id: string): Conversation {
  const conversation = workspace.conversations.find((one) => one.id === id);
  if (conversation === undefined) throw new IntercomError(404, 'not_found', 'Conversation not found');
  return conversation;
}

/**
 * Tags a conversation.
 *
 * @recorded 9: Tagging adds a part.
 * @assumed 9: That part is of type conversation_tags_updated, by the teammate who tagged, and carries the tag.
 * @assumed 13.5: conversation_part.tag.created is fired with that part; tagging again does nothing.
 * @throws IntercomError 404 for an unknown tag
 */
export function tagConversation(context: AuthorContext, conversation: Conversation, tagId: unknown, adminId: string) {
  const tag = getTag(context.workspace, tagId);
  const known = conversation.tags.find((applied) => applied.id === tag.id);
  if (known !== undefined) return { tag, applied: known };
  const now = context.sandbox.clock.now();
  const applied: AppliedTag = { id: tag.id, appliedAt: now, appliedBy: adminId };
  conversation.tags.push(applied);
  const author: Author = { type: 'admin', id: adminId };
  const part = addPart(context, conversation, { partType: 'conversation_tags_updated', author, tags: [applied] });
  reportConversation(context, 'conversation_part.tag.created', conversation, part);
  return { tag, applied };
}

/** @throws IntercomError 404 when the conversation does not carry the tag */
export function untagConversation(context: AuthorContext, conversation: Conversation, tagId: string) {
  const tag = getTag(context.workspace, tagId);
  const applied = conversation.tags.find((one) => one.id === tag.id);
  if (applied === undefined) throw tagNotFound();
  const others = (tags: AppliedTag[]) => tags.filter((one) => one.id !== tag.id);
  conversation.tags = others(conversation.tags);
  for (const part of conversation.parts) part.tags = others(part.tags);
  conversation.updatedAt = context.sandbox.clock.now();
  context.sandbox.changed();
  return { tag, applied };
}

function getTag(workspace: Workspace, id: unknown): Tag {
  const tag = workspace.tags.find((known) => known.id === idText(id));
  if (tag === undefined) throw tagNotFound();
  return tag;
}
