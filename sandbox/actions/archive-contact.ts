import type { Contact } from '../entities/contact.ts';
import { presentContactState } from '../presenters/contact.ts';
import { notRestorable } from './contact-identity.ts';
import { getContact } from './find-contact.ts';
import { closeConversationsOf } from './move-conversations.ts';
import { reportContact, reportItem } from './report-contact.ts';
import { type WriteContext, storeContact } from './write-context.ts';

/**
 * Archives a contact; its identifiers stay reserved.
 * @documented 4.7: Archiving keeps the identifiers reserved.
 * @assumed 4.5: Archived contacts leave lists and search at once.
 * @assumed 4.7: Archiving an archived contact again answers the same and reports nothing.
 */
export function archiveContact(context: WriteContext, id: string): Contact {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  if (contact.archived) return contact;
  const archived = storeContact(context, { ...contact, archived: true });
  reportItem(sandbox, origin, workspace, 'contact.archived', presentContactState(archived, { archived: true }));
  return archived;
}

/**
 * Unarchives a contact. On our own page, like a teammate in Intercom, this also unblocks it.
 * @throws IntercomError 422 for a blocked contact
 * @assumed 4.7: Unarchiving a blocked contact through the API answers 422 not_restorable.
 */
export function unarchiveContact(context: WriteContext, id: string): Contact {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  if (contact.blocked && origin === 'api') throw notRestorable();
  if (!contact.archived) return contact;
  const unarchived = storeContact(context, { ...contact, archived: false, blocked: false });
  reportContact(sandbox, origin, workspace, 'contact.unarchive', unarchived);
  return unarchived;
}

/**
 * Blocks a contact: it leaves lists and search and cannot be created again.
 * @assumed 4.7: A blocked contact is archived as well, and fires contact.archived.
 */
export function blockContact(context: WriteContext, id: string): Contact {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  if (contact.blocked) return contact;
  const blocked = storeContact(context, { ...contact, blocked: true, archived: true });
  closeConversationsOf(sandbox, origin, workspace, blocked.id);
  if (!contact.archived)
    reportItem(sandbox, origin, workspace, 'contact.archived', presentContactState(blocked, { archived: true }));
  return blocked;
}

/**
 * Deletes a contact permanently.
 * @documented 4.7: Deleting is permanent; the identifiers are free at once.
 */
export function deleteContact(context: WriteContext, id: string): Contact {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  workspace.contacts.delete(id);
  delete workspace.eventsByContact[id];
  sandbox.changed();
  reportItem(sandbox, origin, workspace, 'contact.deleted', presentContactState(contact, { deleted: true }));
  return contact;
}
