import { html } from 'ghtml';
import type { Sandbox } from '../../../context.ts';
import type { App } from '../../../entities/app.ts';
import type { Notification, NotificationState } from '../../../entities/notification.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import { deliveryState } from '../../../webhooks/delivery-rules.ts';
import { filterNotifications } from '../../../webhooks/notification-log.ts';
import { about } from './log-about.ts';
import { type LogView, filterForm, filterOf, logAddress } from './log-filter.ts';
import { paths } from '../../ui/layout.ts';
import { pager } from '../../ui/pager.ts';
import { showTime } from '../../ui/show.ts';
import { listTable, rowsOnPage } from '../../ui/list.ts';

/** Most notifications in one burst. */
export const mostAtOnce = 50_000;

/** The webhook log: apps with delivery problems, waiting notifications, and one workspace's rows, newest first. */
export function logList(sandbox: Sandbox, workspace: Workspace, view: LogView): string {
  const all = filterNotifications(sandbox.state.notifications, { workspaceId: workspace.idCode });
  const found = filterNotifications(all, filterOf(view, workspace.idCode));
  const shown = rowsOnPage(found.toReversed(), view.page);
  return html`<div class="head">
      <h1 class="grow">Webhook log <span class="quiet">${found.length}</span></h1>
      <a class="button" href="${logAddress(view)}">Refresh</a>
      <a class="button" href="${paths.faults}#theme-webhooks">Webhook faults</a>
    </div>
    !${sandbox.state.apps.map((app) => appLine(sandbox, app))} !${waitingCard(sandbox)}
    !${all.length === 0 ? nothing(sandbox) : filterForm(view, all) + table(shown, workspace)}
    !${pager({ page: view.page, total: found.length }, (page) => logAddress({ ...view, page }))} !${testForms()}`;
}

/** Forms that send notifications without a change behind them. */
const testForms = (): string =>
  html`<details class="card" style="margin-top: 20px">
    <summary>Send test notifications</summary>
    <form class="row" method="post" action="${paths.log}/burst" style="margin-top: 16px">
      <label for="count" style="margin: 0">Updates about existing contacts</label>
      <input id="count" name="count" type="number" min="1" max="${mostAtOnce}" required value="1000" />
      <button>Send burst</button>
    </form>
    <form class="row" method="post" action="${paths.log}/gone" style="margin-top: 16px">
      <span class="grow">An update about a contact that can no longer be read</span>
      <button>Send update</button>
    </form>
  </details>`;

const stateTexts: Record<string, string> = {
  'no URL': 'has no webhook URL',
  'switched off': 'webhooks are off: the URL returned 410. Save the URL to turn them on again.',
  suspended: 'webhooks are suspended after a week of errors.',
  paused: 'webhooks are paused after more than 1,000 errors in a row. Notifications during the pause are lost.',
  'slowed down': 'webhooks are slowed down: the URL returned 429.',
};

/** An app whose webhooks are not delivered, and what to do about it; empty for a healthy app. */
function appLine(sandbox: Sandbox, app: App): string {
  const state = deliveryState(app, sandbox.clock.now());
  const text = stateTexts[state];
  if (text === undefined || state === 'no URL') return '';
  const live = html`<form method="post" action="${paths.log}/live">
    <button class="little" name="client_id" value="${app.clientId}">Set live</button>
  </form>`;
  return html`<div class="message bad row" role="status">
    <span>${app.name} ${text}</span> !${state === 'suspended' ? live : ''}
  </div>`;
}

function waitingCard({ webhooks, state }: Sandbox): string {
  const held = webhooks.disturbances.held().length;
  const waiting = state.notifications.filter((row) => row.state.startsWith('waiting')).length;
  if (held + waiting === 0) return '';
  const release = ['as they came', 'shuffled', 'newest first'].map(
    (order) => html`<button class="little" name="order" value="${order}">Release ${order}</button>`,
  );
  return html`<div class="card row">
    <span class="grow">${held} held, ${waiting} scheduled</span>
    <form class="row" method="post" action="${paths.log}/release">!${held === 0 ? '' : release}</form>
    <form method="post" action="${paths.log}/drop"><button class="little danger">Drop all waiting</button></form>
  </div>`;
}

function nothing(sandbox: Sandbox): string {
  const hasNoUrl = sandbox.state.apps.every((app) => app.webhookUrl === null);
  const reason = hasNoUrl
    ? 'No app has a webhook URL yet. Set one under Apps.'
    : 'No webhooks yet. Change a contact and its webhook appears here.';
  return html`<div class="card empty">
    <p>${reason}</p>
    <a class="button" href="${hasNoUrl ? paths.apps : paths.people}">${hasNoUrl ? 'Open Apps' : 'Open People'}</a>
  </div>`;
}

/** The chip style of each state. */
export const looks: Record<NotificationState, string> = {
  delivered: 'good',
  failed: 'bad',
  dropped: 'bad',
  'waiting to retry': 'warn',
  waiting: 'warn',
  held: 'warn',
  sending: '',
};

function table(rows: readonly Notification[], workspace: Workspace): string {
  if (rows.length === 0) return html`<div class="card empty"><p>No matches. Remove a filter.</p></div>`;
  return listTable(
    ['Topic', 'State', 'wide:Response', 'wide:When'],
    rows.map((row) => line(row, workspace)),
  );
}

function line(row: Notification, workspace: Workspace): string {
  const last = row.attempts.at(-1);
  const tries = row.attempts.length > 1 ? ` · ${row.attempts.length} attempts` : '';
  return html`<tr>
    <td>
      <a class="name" href="${paths.notification(row.row)}">${row.topic}</a>
      <div class="quiet small">${about(row)}</div>
    </td>
    <td>
      <span class="chip ${looks[row.state]}">${row.state}</span>
      <div class="quiet small">${row.note ?? ''}</div>
    </td>
    <td class="wide small">${last === undefined ? '—' : `${last.answer}${tries}`}</td>
    <td class="wide nowrap quiet small">${showTime(row.createdAt, workspace.timezone)}</td>
  </tr>`;
}
