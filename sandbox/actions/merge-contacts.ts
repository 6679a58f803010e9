import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { getContact } from './find-contact.ts';
import { mergedContact } from './merge-plan.ts';
import { type MergeRequest, ensureMergeable } from './merge-rules.ts';
import { moveConversations } from './move-conversations.ts';
import { reportContact } from './report-contact.ts';
import { moveEvents } from './track-event.ts';

/**
 * Merges one contact into another, which survives.
 * @throws IntercomError 400, 404, 410, 422; nothing is applied then
 */
export function mergeContacts(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  request: MergeRequest,
  version: ApiVersion,
): Contact {
  const from = getContact(workspace, request.from, version);
  const into = getContact(workspace, request.into, version);
  ensureMergeable(sandbox, from, into, request.skipDuplicateValidation, version);
  return applyMerge(sandbox, origin, workspace, from, into);
}

/**
 * Carries out a merge that is allowed. @returns the survivor
 * @documented 4.8: A contact that was merged away leaves list and search at once.
 * @assumed 4.8: Events move to the surviving contact as conversations do.
 * @assumed 4.9: A merge through the API fires contact.merged alone.
 * @recorded 13.4: contact.merged does not name the contact that was merged away, although the docs say so; a switch adds merged_from.
 */
export function applyMerge(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  from: Contact,
  into: Contact,
): Contact {
  const now = sandbox.clock.now();
  const merged = { ...mergedContact(from, into, workspace), updatedAt: now };
  workspace.contacts.delete(from.id);
  workspace.contacts.put(merged, now);
  moveEvents(workspace, from, merged);
  moveConversations(workspace, from, merged);
  workspace.mergedInto.set(from.id, into.id);
  workspace.merges.push({
    sourceId: from.id,
    sourceRole: from.role,
    sourceExternalId: from.externalId,
    targetId: into.id,
    at: now,
  });
  sandbox.changed();
  const more = sandbox.state.settings.mergedFrom ? { merged_from: { type: 'contact', id: from.id } } : {};
  reportContact(sandbox, origin, workspace, 'contact.merged', merged, more);
  return merged;
}
