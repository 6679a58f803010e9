import type { Contact } from '../entities/contact.ts';
import type { Author } from '../entities/conversation.ts';
import type { AuthorContext } from './author-context.ts';

export const contactAuthor = (contact: Contact): Author => ({ type: contact.role, id: contact.id });

/** @recorded 4.6: A contact's message in a conversation moves its updated_at and last_replied_at. */
export function noteContactReplied({ sandbox, workspace }: AuthorContext, contact: Contact, at: number): void {
  const now = sandbox.clock.now();
  workspace.contacts.put({ ...contact, updatedAt: now, lastRepliedAt: at }, now);
}

/**
 * @recorded 4.6: A teammate's message or reply sets last_contacted_at of the contacts.
 * @assumed 4.6: A teammate's message or reply does not move the contacts' updated_at.
 */
export function noteContacted({ sandbox, workspace }: AuthorContext, contactIds: readonly string[], at: number): void {
  const now = sandbox.clock.now();
  for (const id of contactIds) {
    const contact = workspace.contacts.get(id);
    if (contact !== undefined) workspace.contacts.put({ ...contact, lastContactedAt: at }, now);
  }
}
