import type { Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { presentContactWithHistory } from '../presenters/contact.ts';
import { searchFields } from './search-fields.ts';
import { creation } from './standard-fields.ts';
import { findContacts } from './find-contacts.ts';
import { parseFilter } from './filter.ts';
import { type Order, parseOrder } from './order.ts';
import { pageOf, parsePage } from './page.ts';

/** @recorded 6.1: Without a sort, rows come in the order of creation, oldest first. */
const oldestFirst: Order<Contact> = { field: creation, descending: false };

/**
 * Answers `POST /contacts/search`.
 * @documented 6.1: A search gives 50 rows by default.
 * @throws IntercomError 400
 */
export function searchContacts(
  sandbox: Sandbox,
  workspace: Workspace,
  query: Record<string, unknown>,
  body: Record<string, unknown>,
  version: ApiVersion,
) {
  const fields = searchFields(workspace, version);
  const filter = parseFilter(body['query'], fields);
  const order = parseOrder(body['sort'], fields, oldestFirst);
  const pagination = isPlainObject(body['pagination']) ? body['pagination'] : {};
  const request = parsePage(pagination['per_page'], pagination['starting_after'], 50);
  const known = knownContacts(sandbox, workspace);
  // Everything the result depends on besides the contacts.
  const question = JSON.stringify([body['query'], body['sort'], version, workspace.timezone, workspace.segments]);
  const found = known.results.get(question, () => findContacts(known, filter, order));
  return listOf(workspace, pageOf(found, order, request), query, version);
}

/**
 * Answers `GET /contacts`.
 * @recorded 6.6: The list gives ten rows by default.
 */
export function listContacts(
  sandbox: Sandbox,
  workspace: Workspace,
  query: Record<string, unknown>,
  version: ApiVersion,
) {
  const request = parsePage(query['per_page'], query['starting_after'], 10);
  const known = knownContacts(sandbox, workspace);
  const everyone = known.results.get('everyone', () => known.inOrder(creation));
  const page = pageOf(everyone, oldestFirst, { ...request, perPageAsSent: request.perPage });
  return listOf(workspace, page, query, version);
}

/** The contacts as the index knows them now. */
export const knownContacts = (sandbox: Sandbox, workspace: Workspace) =>
  workspace.contacts.known(sandbox.clock.now(), sandbox.state.settings.indexLagMs);

/**
 * A page of contacts, each shown as it is now.
 * @assumed 6.5: Rows are ordered, like filtered, by the values that the lagging index knows.
 */
function listOf(
  workspace: Workspace,
  { rows, total_count, pages }: ReturnType<typeof pageOf<Contact>>,
  query: Record<string, unknown>,
  version: ApiVersion,
) {
  const data = rows.map((known) =>
    presentContactWithHistory(workspace.contacts.get(known.id) ?? known, workspace, version, query),
  );
  return { type: 'list', data, total_count, pages };
}
