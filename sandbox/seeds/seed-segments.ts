import { newSegment } from '../actions/define-segment.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { type SeedPath, SeedProblem } from './seed-problem.ts';
import type { WorkspaceSeed } from './workspace-schema.ts';

/**
 * Adds the segments of a seed. Filters can name tags instead of their ids. Attributes and tags must exist.
 * @throws SeedProblem for an invalid filter
 */
export function seedSegments(
  workspace: Workspace,
  segments: WorkspaceSeed['segments'],
  createdAt: number,
  path: SeedPath,
): void {
  for (const [index, { name, person_type: personType, filter }] of segments.entries())
    try {
      const rule = { name, personType, filter: withTagIds(filter, workspace) };
      workspace.segments.push(newSegment(workspace, rule, createdAt));
    } catch (error) {
      if (error instanceof IntercomError) throw new SeedProblem([...path, index], `is refused: ${error.message}.`);
      throw error;
    }
}

function withTagIds(query: unknown, workspace: Workspace): unknown {
  if (!isPlainObject(query)) return query;
  const { field, value } = query;
  if (Array.isArray(value) && field === undefined)
    return { ...query, value: value.map((part: unknown) => withTagIds(part, workspace)) };
  const named = field === 'tag_id' ? workspace.tags.find((tag) => tag.name === value) : undefined;
  return named === undefined ? query : { ...query, value: named.id };
}
