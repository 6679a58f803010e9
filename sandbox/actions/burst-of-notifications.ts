import { setImmediate as breathe } from 'node:timers/promises';
import type { Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { webhookTime } from '../http/time.ts';
import { presentWebhookContact } from '../presenters/contact.ts';

/** Notifications per batch; other calls are answered between batches. */
const atATime = 200;

/**
 * Sends many notifications about existing contacts, as after an import. No contact changes.
 * @param change which topic of the contact's role is fired
 * @returns how many were made: 0 without contacts
 */
export async function burstOfNotifications(
  sandbox: Sandbox,
  workspace: Workspace,
  count: number,
  change: 'created' | 'updated',
): Promise<number> {
  const contacts = [...workspace.contacts.all()].filter((contact) => !contact.archived);
  if (contacts.length === 0) return 0;
  for (let made = 0; made < count; made++) {
    const contact = contacts[made % contacts.length];
    if (contact !== undefined) notify(sandbox, workspace, contact, change);
    if (made % atATime === atATime - 1) await breathe();
  }
  return count;
}

/** Reports a contact that nothing was done to, whether or not the workspace still has it. */
export function notify(sandbox: Sandbox, workspace: Workspace, contact: Contact, change: 'created' | 'updated'): void {
  sandbox.webhooks.emit(workspace, `contact.${contact.role}.${change}`, (app) =>
    presentWebhookContact(contact, workspace, app.version, webhookTime(sandbox.state.settings)),
  );
}
