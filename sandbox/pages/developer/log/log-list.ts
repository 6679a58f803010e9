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
import { pager, perPage } from '../../ui/pager.ts';
import { showTime } from '../../ui/show.ts';

/** Notifications of one burst. */
export const mostAtOnce = 50_000;

/** The webhook log: how deliveries stand, what waits, and the rows of one workspace, newest first. */
export function logList(sandbox: Sandbox, workspace: Workspace, view: LogView): string {
  const all = filterNotifications(sandbox.state.notifications, { workspaceId: workspace.idCode });
  const found = filterNotifications(all, filterOf(view, workspace.idCode));
  const end = found.length - (view.page - 1) * perPage;
  const shown = found.slice(Math.max(0, end - perPage), Math.max(0, end)).toReversed();
  return html`<div class="head">
      <h1 class="grow">Webhook log <span class="quiet">${found.length}</span></h1>
      <a class="button" href="${logAddress(view)}">Refresh</a>
      <a class="button" href="${paths.faults}#theme-webhooks">Switches</a>
    </div>
    !${sandbox.state.apps.map((app) => appLine(sandbox, app))} !${waitingCard(sandbox)}
    !${all.length === 0 ? nothing(sandbox) : filterForm(view, all) + table(shown, workspace)}
    !${pager({ page: view.page, total: found.length }, (page) => logAddress({ ...view, page }))} !${atOnce()}`;
}

/** Notifications that nothing happened for. */
const atOnce = (): string =>
  html`<details class="card" style="margin-top: 20px">
    <summary>Send notifications without a change</summary>
    <form class="row" method="post" action="${paths.log}/burst" style="margin-top: 16px">
      <label for="count" style="margin: 0">Updates about the people who are there</label>
      <input id="count" name="count" type="number" min="1" max="${mostAtOnce}" required value="1000" />
      <button>Send the burst</button>
    </form>
    <form class="row" method="post" action="${paths.log}/gone" style="margin-top: 16px">
      <span class="grow">An update about a contact that cannot be read any more</span>
      <button>Send it</button>
    </form>
  </details>`;

const stateWords: Record<string, string> = {
  'no URL': 'has no webhook URL',
  'switched off': 'is switched off: the URL answered 410. Saving the URL switches it on again.',
  suspended: 'is suspended after a week of errors.',
  paused: 'is paused after more than 1,000 errors in a row; what happens meanwhile is lost.',
  'slowed down': 'is slowed down: the URL answered 429.',
};

/** An app whose webhooks do not flow, and what to do about it; nothing for those in order. */
function appLine(sandbox: Sandbox, app: App): string {
  const state = deliveryState(app, sandbox.clock.now());
  const words = stateWords[state];
  if (words === undefined || state === 'no URL') return '';
  const live = html`<form method="post" action="${paths.log}/live">
    <button class="little" name="client_id" value="${app.clientId}">Set live</button>
  </form>`;
  return html`<div class="message bad row" role="status">
    <span>${app.name} ${words}</span> !${state === 'suspended' ? live : ''}
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
    <span class="grow">${held} held, ${waiting} waiting for their time</span>
    <form class="row" method="post" action="${paths.log}/release">!${held === 0 ? '' : release}</form>
    <form method="post" action="${paths.log}/drop"><button class="little danger">Drop all that wait</button></form>
  </div>`;
}

function nothing(sandbox: Sandbox): string {
  const deaf = sandbox.state.apps.every((app) => app.webhookUrl === null);
  const reason = deaf
    ? 'No app has a webhook URL yet. Set one under Apps.'
    : 'Nothing has been sent yet. Change a contact: the webhook shows here at once.';
  return html`<div class="card empty">
    <p>${reason}</p>
    <a class="button" href="${deaf ? paths.apps : paths.people}">${deaf ? 'Open Apps' : 'Open People'}</a>
  </div>`;
}

/** How a state looks as a chip. */
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
  if (rows.length === 0) return html`<div class="card empty"><p>No notification matches. Choose less.</p></div>`;
  return html`<div class="card list">
    <table>
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col">State</th>
          <th scope="col" class="wide">Answer</th>
          <th scope="col" class="wide">When</th>
        </tr>
      </thead>
      <tbody>
        !${rows.map((row) => line(row, workspace))}
      </tbody>
    </table>
  </div>`;
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
