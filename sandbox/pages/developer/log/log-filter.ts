import { html } from 'ghtml';
import { type Notification, notificationStates } from '../../../entities/notification.ts';
import type { LogFilter } from '../../../webhooks/notification-log.ts';
import { paths } from '../../ui/layout.ts';
import type { Query } from '../../ui/query.ts';

/** The filter and page of the log. Empty text matches everything. */
export interface LogView {
  topic: string;
  state: string;
  contact: string;
  page: number;
}

/** Reads the query of the log page; invalid values are ignored. */
export const viewOf = ({ text, page }: Query): LogView => ({
  topic: text('topic'),
  state: text('state'),
  contact: text('contact'),
  page,
});

/** The view as a filter of the notification log. */
export const filterOf = (view: LogView, workspaceId: string): LogFilter => ({
  workspaceId,
  topic: view.topic || undefined,
  state: view.state || undefined,
  contactId: view.contact || undefined,
});

/** The log's address for this view. */
export function logAddress(view: Partial<LogView>): string {
  const wanted = Object.entries(view).filter(([, value]) => value !== '' && value !== 1);
  const query = new URLSearchParams(Object.fromEntries(wanted.map(([name, value]) => [name, `${value}`]))).toString();
  return query === '' ? paths.log : `${paths.log}?${query}`;
}

/** The filter form. @param rows the workspace's notifications, for the topics to offer */
export function filterForm(view: LogView, rows: readonly Notification[]): string {
  const topics = new Set([...rows.map((row) => row.topic), ...(view.topic === '' ? [] : [view.topic])]);
  return html`<form class="row" role="search" action="${paths.log}" style="margin-bottom: 16px">
    <select name="topic" aria-label="Topic">
      !${options([...topics].toSorted(), view.topic, 'All topics')}
    </select>
    <select name="state" aria-label="State">
      !${options([...notificationStates], view.state, 'All states')}
    </select>
    <input name="contact" value="${view.contact}" aria-label="Contact id" placeholder="Contact id" />
    <button>Filter</button>
    !${logAddress({ ...view, page: 1 }) === paths.log ? '' : html`<a class="button" href="${paths.log}">Show all</a>`}
  </form>`;
}

const options = (values: string[], chosen: string, all: string): string[] => [
  html`<option value="">${all}</option>`,
  ...values.map((value) => html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${value}</option>`),
];
