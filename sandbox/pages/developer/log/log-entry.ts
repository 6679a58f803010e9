import { html } from 'ghtml';
import type { Sandbox } from '../../../context.ts';
import { type Attempt, type Notification, isSettled } from '../../../entities/notification.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import { findApp } from '../../../store/find.ts';
import { about, pretty } from './log-about.ts';
import { looks } from './log-list.ts';
import { paths } from '../../ui/layout.ts';
import { showTime } from '../../ui/show.ts';

/** One notification: actions, details, attempts, signature and body. */
export function logEntry(sandbox: Sandbox, row: Notification, workspace: Workspace): string {
  return html`<p><a href="${paths.log}">Webhook log</a></p>
    <div class="head">
      <h1>${row.topic}</h1>
      <span class="chip ${looks[row.state]}">${row.state}</span>
    </div>
    <div class="cols">
      <section class="card">
        <h2>Body</h2>
        <pre tabindex="0" aria-label="Body of ${row.topic}" style="max-height: none">${pretty(row.body)}</pre>
      </section>
      <div>!${actions(row)} !${details(sandbox, row, workspace)} !${attempts(row, workspace)} !${signature(row)}</div>
    </div>`;
}

function actions(row: Notification): string {
  const button = (name: string, label: string, look = '') =>
    html`<form method="post" action="${paths.notification(row.row)}/${name}">
      <button class="${look}">${label}</button>
    </form>`;
  const waits = !isSettled(row) && row.state !== 'sending';
  return html`<section class="card row">
    !${waits ? button('release', 'Send now', 'main') + button('drop', 'Drop', 'danger') : ''}
    !${button('redeliver', row.attempts.length === 0 ? 'Send as is' : 'Send again')}
  </section>`;
}

function details(sandbox: Sandbox, row: Notification, workspace: Workspace): string {
  const time = (ms: number) => showTime(ms, workspace.timezone);
  const known = row.contactId !== null && workspace.contacts.get(row.contactId) !== undefined;
  const contact = known
    ? html`<a href="${paths.person(row.contactId ?? '')}">${about(row) || row.contactId}</a>`
    : html`${row.contactId ?? '—'}`;
  const items = [
    ['Row', html`${row.row}`],
    ['App', html`${findApp(sandbox.state, row.clientId)?.name ?? 'deleted'}`],
    ['To', html`${row.url}`],
    ['Contact', contact],
    ['Created', html`${time(row.createdAt)}`],
    ...(row.dueAt === null ? [] : [['Next attempt', html`${time(row.dueAt)}`]]),
    ...(row.note === null ? [] : [['Note', html`${row.note}`]]),
  ];
  return html`<section class="card">
    <h2>Details</h2>
    <dl>!${items.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)}</dl>
  </section>`;
}

function attempts(row: Notification, workspace: Workspace): string {
  const line = (attempt: Attempt) =>
    html`<li>
      <b>${attempt.answer}</b>
      <div class="quiet small">${showTime(attempt.at, workspace.timezone)} · ${attempt.tookMs} ms</div>
    </li>`;
  return html`<section class="card">
    <h2>Attempts</h2>
    !${
      row.attempts.length === 0
        ? html`<p class="quiet">Not sent yet.</p>`
        : html`<ol class="stack" style="margin: 0; padding-left: 20px">
            !${row.attempts.map(line)}
          </ol>`
    }
  </section>`;
}

/** The signature and how to compute it, so that developers can check their own code. */
function signature(row: Notification): string {
  const [header, digest, prefix] =
    row.topic === 'uninstall' ? ['X-Body-Signature', 'sha256', ''] : ['X-Hub-Signature', 'sha1', 'sha1='];
  return html`<section class="card">
    <h2>Signature</h2>
    <dl style="grid-template-columns: minmax(0, 1fr)">
      <dt>${header}</dt>
      <dd><code>${row.signature}</code></dd>
    </dl>
    <p class="small" style="margin-top: 12px">
      !${prefix === '' ? '' : html`<code>${prefix}</code> and the `}HMAC-${digest.toUpperCase()} of the raw body in hex,
      keyed with the app’s client secret. To verify a body saved to a file:
    </p>
    <pre tabindex="0" aria-label="Command that computes the signature">
openssl dgst -${digest} -hmac "$CLIENT_SECRET" body.json</pre>
    <p class="hint">The body above is formatted for reading; the bytes sent have no line breaks.</p>
  </section>`;
}
