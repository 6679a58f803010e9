import type { Sandbox } from '../context.ts';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { newContactId } from '../entities/ids.ts';
import type { Workspace } from '../entities/workspace.ts';
import { deleteContact } from './archive-contact.ts';
import { notify } from './burst-of-notifications.ts';
import { writeContextOfPage } from './write-context.ts';

/**
 * Sends an update about a contact that apps can no longer read.
 * @param known deleted first; without it the update names a contact that never existed
 * @returns the contact's id
 */
export function reportGoneContact(sandbox: Sandbox, workspace: Workspace, known: Contact | undefined): string {
  const now = sandbox.clock.now();
  const contact = known ?? { ...emptyContact(newContactId(now), 'user', now), email: 'gone@example.com', name: 'Gone' };
  if (known !== undefined) deleteContact(writeContextOfPage(sandbox, workspace), known.id);
  notify(sandbox, workspace, contact, 'updated');
  return contact.id;
}
