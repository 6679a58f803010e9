import type { Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { DataAttribute } from '../entities/data-attribute.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { presentContact } from '../presenters/contact.ts';
import { fieldByName } from './fields.ts';
import { type Order, type PageRequest, pageOf } from './page.ts';
import { type ContactFilter, parseQuery } from './parse-query.ts';

/**
 * Answers `POST /contacts/search`. Membership and filters go by the lagging index, rows and order by what is stored.
 * @throws IntercomError 400
 */
export function searchContacts(
  sandbox: Sandbox,
  workspace: Workspace,
  body: Record<string, unknown>,
  version: ApiVersion,
) {
  const filter = parseQuery(body['query'], workspace.attributes, { version, timezone: workspace.timezone });
  const order = parseOrder(body['sort'], workspace.attributes);
  const pagination = isPlainObject(body['pagination']) ? body['pagination'] : {};
  const request = parsePage(pagination['per_page'], pagination['starting_after'], 50);
  return pageOf(indexedRows(sandbox, workspace, filter), order, request, (row) =>
    presentContact(row, workspace, version),
  );
}

/** Answers `GET /contacts`, which lags like the search and gives ten rows by default. Recorded (reference 6.5, 6.6). */
export function listContacts(
  sandbox: Sandbox,
  workspace: Workspace,
  query: Record<string, unknown>,
  version: ApiVersion,
) {
  const request = parsePage(query['per_page'], query['starting_after'], 10);
  const asNumber = { ...request, perPageAsSent: request.perPage };
  const rows = indexedRows(sandbox, workspace, () => true);
  return pageOf(rows, { field: null, descending: false }, asNumber, (row) => presentContact(row, workspace, version));
}

function indexedRows(sandbox: Sandbox, workspace: Workspace, filter: ContactFilter): Contact[] {
  const rows: Contact[] = [];
  for (const { known, row } of workspace.contacts.indexed(sandbox.clock.now(), sandbox.state.settings.indexLagMs))
    if (filter(known)) rows.push(row);
  return rows;
}

function parseOrder(sort: unknown, attributes: readonly DataAttribute[]): Order {
  if (sort === undefined || sort === null) return { field: null, descending: false };
  if (!isPlainObject(sort)) throw invalid('sort must be an object');
  const order = sort['order'] ?? 'descending'; // documented default (reference 6.1)
  if (order !== 'ascending' && order !== 'descending')
    throw new IntercomError(
      400,
      'invalid_sort_order',
      `Invalid sort order '${typeof order === 'string' ? order.slice(0, 50) : ''}'. Must be one of: ascending, descending`,
    );
  return { field: fieldByName(sort['field'] ?? 'created_at', attributes), descending: order === 'descending' };
}

function parsePage(perPage: unknown, startingAfter: unknown, byDefault: number): PageRequest {
  const sent = perPage ?? byDefault;
  const number = typeof sent === 'number' || typeof sent === 'string' ? Number(sent) : Number.NaN;
  if (!Number.isInteger(number) || number < 1) throw invalid('Per Page is invalid'); // assumed
  if (number > 150) throw invalid('Per Page is too big'); // documented maximum, text assumed (reference 6.1)
  if (startingAfter !== undefined && startingAfter !== null && typeof startingAfter !== 'string')
    throw invalid('starting_after must be a string');
  return { perPage: number, perPageAsSent: sent, startingAfter: startingAfter || null };
}
