import type { Sandbox } from '../context.ts';
import type { AppliedTag, Tag } from '../entities/tag.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import { resourceNotFound } from '../http/intercom-error.ts';
import { getContact } from './find-contact.ts';
import { reportTag } from './report-contact.ts';
import { type WriteContext, storeContact } from './write-context.ts';

/**
 * The tag with this name, created if it does not exist.
 *
 * @documented 7.2: POST /tags makes a tag or answers the one that has the name in any case.
 */
export function ensureTag(sandbox: Sandbox, workspace: Workspace, name: string): Tag {
  const wanted = name.toLowerCase();
  const known = workspace.tags.find((tag) => tag.name.toLowerCase() === wanted);
  if (known !== undefined) return known;
  const tag = { id: String(nextNumber(workspace)), name };
  workspace.tags.push(tag);
  sandbox.changed();
  return tag;
}

/** @throws IntercomError 404 "Resource Not Found" */
export function getTag(workspace: Workspace, id: string): Tag {
  const tag = workspace.tags.find((known) => known.id === id);
  if (tag === undefined) throw resourceNotFound();
  return tag;
}

/**
 * Tags a contact.
 *
 * @assumed 7.2: Tagging a contact moves its updated_at and fires the tag topic alone; tagging it again is 200 and does neither.
 * @throws IntercomError 404
 */
export function tagContact(context: WriteContext, id: string, tag: Tag, adminId: string): AppliedTag {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  const known = contact.tags.find((applied) => applied.id === tag.id);
  if (known !== undefined) return known;
  const applied = { id: tag.id, appliedAt: sandbox.clock.now(), appliedBy: adminId };
  const tagged = storeContact(context, { ...contact, tags: [...contact.tags, applied] });
  reportTag(sandbox, origin, workspace, 'created', tagged, tag);
  return applied;
}

/**
 * Removes a tag from a contact.
 *
 * @assumed 7.2: Untagging a contact that does not carry the tag answers 404 "Resource Not Found".
 * @throws IntercomError 404, 410
 */
export function untagContact(context: WriteContext, id: string, tag: Tag): AppliedTag {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  const known = contact.tags.find((applied) => applied.id === tag.id);
  if (known === undefined) throw resourceNotFound();
  const tags = contact.tags.filter((applied) => applied.id !== tag.id);
  const untagged = storeContact(context, { ...contact, tags });
  reportTag(sandbox, origin, workspace, 'deleted', untagged, tag);
  return known;
}
