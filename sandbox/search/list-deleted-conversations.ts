import type { Workspace } from '../entities/workspace.ts';
import { invalid } from '../http/intercom-error.ts';
import { toSeconds } from '../http/time.ts';

const perPageByDefault = 20;
const perPageAtMost = 60;

/**
 * Answers `GET /conversations/deleted`.
 *
 * @documented 9: Deleted conversations are listed by page, newest first unless order is asc, 20 to a page and 60 at most; pages.next is an address.
 * @assumed 9: On the last page of deleted conversations next is null.
 * @throws IntercomError 400
 */
export function listDeletedConversations(workspace: Workspace, query: Record<string, unknown>, baseUrl: string) {
  const page = wholeNumber(query['page'], 'page', 1, Number.MAX_SAFE_INTEGER);
  const perPage = wholeNumber(query['per_page'], 'per_page', perPageByDefault, perPageAtMost);
  const order = query['order'] ?? 'desc';
  if (order !== 'asc' && order !== 'desc') throw invalid('order must be asc or desc');
  const all = order === 'asc' ? workspace.deletedConversations : workspace.deletedConversations.toReversed();
  const totalPages = Math.ceil(all.length / perPage);
  const next = `${baseUrl}/conversations/deleted?per_page=${perPage}&order=${order}&page=${page + 1}`;
  return {
    type: 'conversations.list',
    total_count: all.length,
    pages: { type: 'pages', next: page < totalPages ? next : null, page, per_page: perPage, total_pages: totalPages },
    conversations: all.slice((page - 1) * perPage, page * perPage).map((one) => ({
      type: 'conversation',
      id: one.id,
      metrics_retained: one.metricsRetained,
      deleted_at: toSeconds(one.deletedAt),
    })),
  };
}

function wholeNumber(value: unknown, label: string, byDefault: number, most: number): number {
  if (value === undefined) return byDefault;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw invalid(`${label} must be a whole number between 1 and ${most}`);
}
