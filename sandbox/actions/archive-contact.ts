import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { presentContactState } from '../presenters/contact.ts';
import { getContact } from './find-contact.ts';
import { reportContact, reportItem } from './report-contact.ts';

/** Hides a contact from lists and search while keeping its identifiers taken (reference 4.7). Again is harmless. */
export function archiveContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  id: string,
  version: ApiVersion,
): Contact {
  const contact = getContact(workspace, id, version);
  if (contact.archived) return contact;
  const archived = store(sandbox, workspace, { ...contact, archived: true });
  reportItem(sandbox, origin, workspace, 'contact.archived', presentContactState(archived, { archived: true }));
  return archived;
}

/** Brings an archived contact back. A blocked one stays blocked. */
export function unarchiveContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  id: string,
  version: ApiVersion,
): Contact {
  const contact = getContact(workspace, id, version);
  if (!contact.archived) return contact;
  const unarchived = store(sandbox, workspace, { ...contact, archived: false });
  reportContact(sandbox, origin, workspace, 'contact.unarchive', unarchived);
  return unarchived;
}

/** Blocks a contact: it leaves lists and search and cannot be created again. That it is also archived is assumed. */
export function blockContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  id: string,
  version: ApiVersion,
): Contact {
  const contact = getContact(workspace, id, version);
  if (contact.blocked) return contact;
  const blocked = store(sandbox, workspace, { ...contact, blocked: true, archived: true });
  if (!contact.archived)
    reportItem(sandbox, origin, workspace, 'contact.archived', presentContactState(blocked, { archived: true }));
  return blocked;
}

/** Removes a contact for good; its identifiers are free at once. */
export function deleteContact(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  id: string,
  version: ApiVersion,
): Contact {
  const contact = getContact(workspace, id, version);
  workspace.contacts.delete(id);
  sandbox.changed();
  reportItem(sandbox, origin, workspace, 'contact.deleted', presentContactState(contact, { deleted: true }));
  return contact;
}

function store(sandbox: Sandbox, workspace: Workspace, contact: Contact): Contact {
  const now = sandbox.clock.now();
  const stored = { ...contact, updatedAt: now };
  workspace.contacts.put(stored, now);
  sandbox.changed();
  return stored;
}
