import { html } from 'ghtml';
import type { RequestFilter } from '../../../http/request-filter.ts';
import type { App } from '../../../entities/app.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import { paths } from '../../ui/layout.ts';
import type { Query } from '../../ui/query.ts';

/** The filter and page of the request log. Empty text matches everything. */
export interface RequestView {
  method: string;
  path: string;
  app: string;
  workspace: string;
  status: string;
  /** `warning` or `fault`. */
  only: string;
  page: number;
}

/** Reads the query of the page; invalid values are ignored. */
export const viewOf = ({ text, page }: Query): RequestView => ({
  method: text('method'),
  path: text('path'),
  app: text('app'),
  workspace: text('workspace'),
  status: text('status'),
  only: text('only'),
  page,
});

/** The view as a filter of the request log. */
export const filterOf = (view: RequestView): RequestFilter => ({
  method: view.method || undefined,
  path: view.path || undefined,
  clientId: view.app || undefined,
  workspaceId: view.workspace || undefined,
  status: view.status || undefined,
  warning: view.only === 'warning',
  fault: view.only === 'fault',
});

/** The log's address for this view. */
export function requestsAddress(view: Partial<RequestView>): string {
  const wanted = Object.entries(view).filter(([, value]) => value !== '' && value !== 1);
  const query = new URLSearchParams(Object.fromEntries(wanted.map(([name, value]) => [name, `${value}`]))).toString();
  return query === '' ? paths.requests : `${paths.requests}?${query}`;
}

/** The filter form. */
export function requestsFilterForm(view: RequestView, apps: readonly App[], workspaces: readonly Workspace[]): string {
  const same = (values: string[]) => values.map((value) => [value, value] as const);
  const statuses = [
    ['2xx', 'Success (2xx)'],
    ['4xx', 'Client errors (4xx)'],
    ['429', 'Rate limited (429)'],
    ['5xx', 'Server errors (5xx)'],
    ['none', 'No response'],
  ] as const;
  const only = [
    ['warning', 'With warnings'],
    ['fault', 'Hit by a fault'],
  ] as const;
  const isNarrow = requestsAddress({ ...view, page: 1 }) !== paths.requests;
  return html`<form class="row" role="search" action="${paths.requests}" style="margin-bottom: 16px">
    !${select('method', 'Method', same(['GET', 'POST', 'PUT', 'DELETE']), view.method, 'All methods')}
    <input name="path" value="${view.path}" aria-label="Path" placeholder="Path, such as /contacts/**" />
    !${select('status', 'Response', statuses, view.status, 'All responses')}
    !${select(
      'app',
      'App',
      apps.map((app) => [app.clientId, app.name] as const),
      view.app,
      'All apps',
    )}
    !${select(
      'workspace',
      'Workspace',
      workspaces.map((one) => [one.idCode, one.name] as const),
      view.workspace,
      'All workspaces',
    )}
    !${select('only', 'Warnings and faults', only, view.only, 'With or without warnings')}
    <button>Filter</button>
    !${isNarrow ? html`<a class="button" href="${paths.requests}">Show all</a>` : ''}
  </form>`;
}

function select(
  name: string,
  label: string,
  values: readonly (readonly [string, string])[],
  chosen: string,
  all: string,
): string {
  const options = values.map(
    ([value, label]) => html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${label}</option>`,
  );
  return html`<select name="${name}" aria-label="${label}" style="flex-basis: 140px">
    <option value="">${all}</option>
    !${options}
  </select>`;
}
