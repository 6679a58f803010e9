import type { Merge } from '../entities/merge.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { mergesInto, presentMerge } from '../presenters/merge.ts';
import { getContact } from './find-contact.ts';

/**
 * Answers `GET /contacts/{id}/merge_history`.
 * @throws IntercomError 400 for bad paging, 404, 410
 * @documented 4.5: The merge history is paged by cursor, 50 lines by default and 150 at most, newest first; next_cursor is absent at the end.
 * @documented 4.5: The merge history of a lead answers 404 "Contact not found".
 */
export function listMerges(workspace: Workspace, id: string, query: Record<string, unknown>, version: ApiVersion) {
  const contact = workspace.mergedInto.has(id) ? getContact(workspace, id, version) : workspace.contacts.get(id);
  if (contact === undefined || contact.role === 'lead') throw new IntercomError(404, 'not_found', 'Contact not found');
  const perPage = parsePerPage(query['per_page']);
  const merges = inOrder(mergesInto(workspace, contact.id), query['order']);
  const first = parseCursor(query['cursor'], merges);
  const rows = merges.slice(first, first + perPage);
  const last = rows.at(-1);
  const more = last !== undefined && first + rows.length < merges.length;
  return {
    type: 'list',
    data: rows.map(presentMerge),
    ...(more ? { next_cursor: Buffer.from(JSON.stringify({ id: last.sourceId })).toString('base64') } : {}),
    has_more: more,
  };
}

function parsePerPage(value: unknown): number {
  const number = Number(value ?? 50);
  if (!Number.isInteger(number) || number < 1 || number > 150) throw invalid('per_page must be between 1 and 150');
  return number;
}

function inOrder(merges: Merge[], order: unknown): Merge[] {
  if (order === undefined || order === 'desc') return merges.toReversed();
  if (order === 'asc') return merges;
  throw invalid('order must be asc or desc');
}

/** The place of the first row after the one that the cursor names. */
function parseCursor(cursor: unknown, merges: Merge[]): number {
  if (cursor === undefined || cursor === '') return 0;
  const place = merges.findIndex(
    (merge) => Buffer.from(JSON.stringify({ id: merge.sourceId })).toString('base64') === cursor,
  );
  if (place < 0) throw new IntercomError(400, 'client_error', 'Invalid cursor param');
  return place + 1;
}
