import { html } from 'ghtml';
import type { RequestFilter } from '../../../http/request-filter.ts';
import type { App } from '../../../entities/app.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import { paths } from '../../ui/layout.ts';
import type { Query } from '../../ui/query.ts';

/** What a visitor of the request log wants to see. Empty text is everything. */
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

/** Reads the query of the page; whatever is wrong in it counts as not asked for. */
export const viewOf = ({ text, page }: Query): RequestView => ({
  method: text('method'),
  path: text('path'),
  app: text('app'),
  workspace: text('workspace'),
  status: text('status'),
  only: text('only'),
  page,
});

/** The same as the log understands it. */
export const filterOf = (view: RequestView): RequestFilter => ({
  method: view.method || undefined,
  path: view.path || undefined,
  clientId: view.app || undefined,
  workspaceId: view.workspace || undefined,
  status: view.status || undefined,
  warning: view.only === 'warning',
  fault: view.only === 'fault',
});

/** The address of the log in this view. */
export function requestsAddress(view: Partial<RequestView>): string {
  const wanted = Object.entries(view).filter(([, value]) => value !== '' && value !== 1);
  const query = new URLSearchParams(Object.fromEntries(wanted.map(([name, value]) => [name, `${value}`]))).toString();
  return query === '' ? paths.requests : `${paths.requests}?${query}`;
}

/** The form that narrows the log. */
export function requestsFilterForm(view: RequestView, apps: readonly App[], workspaces: readonly Workspace[]): string {
  const same = (values: string[]) => values.map((value) => [value, value] as const);
  const statuses = [
    ['2xx', 'Good answers'],
    ['4xx', 'Refusals (4xx)'],
    ['429', 'Over the limit (429)'],
    ['5xx', 'Failures (5xx)'],
    ['none', 'No answer'],
  ] as const;
  const only = [
    ['warning', 'Only with a warning'],
    ['fault', 'Only hit by a fault'],
  ] as const;
  const isNarrow = requestsAddress({ ...view, page: 1 }) !== paths.requests;
  return html`<form class="row" role="search" action="${paths.requests}" style="margin-bottom: 16px">
    !${select('method', 'Method', same(['GET', 'POST', 'PUT', 'DELETE']), view.method, 'Every method')}
    <input name="path" value="${view.path}" aria-label="Path" placeholder="Path, such as /contacts/**" />
    !${select('status', 'Answer', statuses, view.status, 'Every answer')}
    !${select(
      'app',
      'App',
      apps.map((app) => [app.clientId, app.name] as const),
      view.app,
      'Every app',
    )}
    !${select(
      'workspace',
      'Workspace',
      workspaces.map((one) => [one.idCode, one.name] as const),
      view.workspace,
      'Every workspace',
    )}
    !${select('only', 'Warnings and faults', only, view.only, 'With and without warnings')}
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
    ([value, words]) => html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${words}</option>`,
  );
  return html`<select name="${name}" aria-label="${label}" style="flex-basis: 140px">
    <option value="">${all}</option>
    !${options}
  </select>`;
}
