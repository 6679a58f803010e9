import type { Sandbox } from '../context.ts';
import { putCompany } from '../entities/company.ts';
import { segmentsUsingTag } from '../entities/segment.ts';
import type { Tag } from '../entities/tag.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { getTag } from './tag-contact.ts';

/**
 * Gives a tag another name.
 *
 * @assumed 7.2: A tag cannot take a name that another tag has in any case.
 * @throws IntercomError 400, 404
 */
export function renameTag(sandbox: Sandbox, workspace: Workspace, id: string, name: string): Tag {
  const tag = getTag(workspace, id);
  const taken = workspace.tags.some((other) => other !== tag && other.name.toLowerCase() === name.toLowerCase());
  if (taken) throw invalid('Tag name has already been taken');
  tag.name = name;
  sandbox.changed();
  return tag;
}

/**
 * Deletes a tag from the workspace and from everything tagged with it.
 *
 * @documented 7.2: A tag that segments ask for is not deleted: 400 tag_has_dependent_objects, with their names in the text.
 * @documented 13.5: No topic reports that a tag was created or deleted; deleting it is not reported for each contact (assumed).
 * @throws IntercomError 400, 404
 */
export function deleteTag(sandbox: Sandbox, workspace: Workspace, id: string): void {
  const tag = getTag(workspace, id);
  const names = segmentsUsingTag(workspace, tag.id).map((segment) => segment.name);
  if (names.length > 0)
    throw new IntercomError(
      400,
      'tag_has_dependent_objects',
      `Unable to delete Tag with dependent objects. Segments: ${names.join(', ')}.`,
    );
  workspace.tags = workspace.tags.filter((other) => other !== tag);
  const carries = ({ tags }: { tags: readonly { id: string }[] }) => tags.some((applied) => applied.id === tag.id);
  const now = sandbox.clock.now();
  for (const contact of [...workspace.contacts.all()].filter(carries))
    workspace.contacts.put({ ...contact, tags: contact.tags.filter((applied) => applied.id !== tag.id) }, now);
  for (const company of workspace.companies.filter(carries))
    putCompany(workspace, { ...company, tags: company.tags.filter((applied) => applied.id !== tag.id) });
  for (const conversation of workspace.conversations)
    conversation.tags = conversation.tags.filter((applied) => applied.id !== tag.id);
  sandbox.changed();
}
