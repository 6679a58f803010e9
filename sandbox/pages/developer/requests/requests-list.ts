import { html } from 'ghtml';
import type { Sandbox } from '../../../context.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import { countWarnings, filterRequests, hasWarning } from '../../../http/request-filter.ts';
import { type LoggedRequest, mostRequests } from '../../../http/request-log.ts';
import { findApp } from '../../../store/find.ts';
import { paths } from '../../ui/layout.ts';
import { pager } from '../../ui/pager.ts';
import { type RequestView, filterOf, requestsAddress, requestsFilterForm } from './requests-filter.ts';
import { showTime } from '../../ui/show.ts';
import { listTable, rowsOnPage } from '../../ui/list.ts';

/** The request log, newest first, in the time zone of `workspace`. */
export function requestsList(sandbox: Sandbox, workspace: Workspace, view: RequestView): string {
  const all = sandbox.requests.list();
  const found = filterRequests(all, filterOf(view));
  const shown = rowsOnPage(found.toReversed(), view.page);
  const { apps, workspaces } = sandbox.state;
  return html`<div class="head">
      <h1 class="grow">Requests <span class="quiet">${found.length}</span></h1>
      <a class="button" href="${requestsAddress(view)}">Refresh</a>
      !${all.length === 0 ? '' : html`<form method="post" action="${paths.requests}/clear"><button>Clear log</button></form>`}
    </div>
    !${warningLine(all)}
    !${all.length === 0 ? nothing : requestsFilterForm(view, apps, workspaces) + table(sandbox, shown, workspace)}
    !${pager({ page: view.page, total: found.length }, (page) => requestsAddress({ ...view, page }))}`;
}

const nothing = html`<div class="card empty">
  <p>
    No API calls yet. Calls appear here with their responses; the last ${mostRequests.toLocaleString('en')} are kept.
  </p>
</div>`;

function warningLine(rows: readonly LoggedRequest[]): string {
  const { unknown_routes: routes, unknown_query_keys: query, unknown_body_keys: body } = countWarnings(rows);
  if (routes + query + body === 0) return '';
  const parts = [
    [routes, 'call to an address that is not imitated', 'calls to addresses that are not imitated'],
    [query, 'unknown query key', 'unknown query keys'],
    [body, 'unknown body key', 'unknown body keys'],
  ] as const;
  const counts = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return html`<p class="message bad" role="status">
    ${counts.join(', ')}. <a href="${requestsAddress({ only: 'warning' })}">Show them</a>
  </p>`;
}

function table(sandbox: Sandbox, rows: readonly LoggedRequest[], workspace: Workspace): string {
  if (rows.length === 0) return html`<div class="card empty"><p>No matches. Remove a filter.</p></div>`;
  return listTable(
    ['Call', 'Response', 'wide:Caller', 'wide:Limit left', 'wide:When'],
    rows.map((row) => line(sandbox, row, workspace)),
  );
}

function line(sandbox: Sandbox, row: LoggedRequest, workspace: Workspace): string {
  const keys = [...row.queryKeys];
  return html`<tr>
    <td>
      <a class="name" href="${paths.request(row.row)}">${row.method} ${row.path}</a>
      <span class="quiet small">${keys.length === 0 ? '' : `?${keys.join('&')}`}</span>
      <div class="small">!${warnings(row)}</div>
    </td>
    <td>
      !${answerChip(row)}
      <div class="quiet small">${row.errorCode ?? ''}</div>
    </td>
    <td class="wide small">
      ${callerOf(sandbox, row)}
      <div class="quiet">${row.version ?? ''}</div>
    </td>
    <td class="wide small nowrap">${row.rate === null ? '—' : `${row.rate.remaining} of ${row.rate.limit}`}</td>
    <td class="wide nowrap quiet small">${showTime(row.at, workspace.timezone)}</td>
  </tr>`;
}

/** The calling app and workspace as text. */
export function callerOf({ state }: Sandbox, row: LoggedRequest): string {
  if (row.clientId === null) return 'Unknown caller';
  const app = findApp(state, row.clientId)?.name ?? row.clientId;
  return `${app} in ${row.workspaceId}`;
}

/** The status as a chip. */
export function answerChip(row: LoggedRequest): string {
  if (row.status === null)
    return html`<span class="chip bad">${row.tookMs === null ? 'no response yet' : 'no response'}</span>`;
  const look = row.status < 300 ? 'good' : row.status < 500 ? 'warn' : 'bad';
  return html`<span class="chip ${look}">${row.status}</span>`;
}

/** A call's warnings as chips: unknown keys, an address that is not imitated, a fault. */
export function warnings(row: LoggedRequest): string[] {
  const chip = (text: string) => html`<span class="chip warn">⚠ ${text}</span> `;
  const fault = row.fault === null ? [] : [html`<span class="chip bad">fault: ${row.fault}</span> `];
  if (!hasWarning(row)) return fault;
  return [
    ...(row.route === null ? [chip('not imitated')] : []),
    ...row.unknownQuery.map((key) => chip(`unknown query key ${key}`)),
    ...row.unknownBody.map((key) => chip(`unknown body key ${key}`)),
    ...fault,
  ];
}
