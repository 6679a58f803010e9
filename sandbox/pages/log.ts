import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { Sandbox } from '../context.ts';
import type { Attempt, Notification } from '../entities/notification.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { unescapeText } from '../presenters/escape.ts';
import { shownWorkspace } from './shown-workspace.ts';
import { message, paths } from './layout.ts';
import { sendPage } from './send-page.ts';
import { showTime } from './show.ts';

const rowsShown = 100;

/** `/log`: the webhooks sent, newest first, each with its attempts, signature and body. */
export function addLogPage(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.log, (request, reply) => {
    const workspace = shownWorkspace(sandbox.state, request);
    const done = isPlainObject(request.query) && request.query['done'] === 'redelivered';
    const rows = sandbox.state.notifications.slice(-rowsShown).toReversed();
    const entries = html`<div class="card list">!${rows.map((row) => entry(row, workspace.timezone))}</div>`;
    const body = html`<div class="head">
        <h1 class="grow">Webhook log <span class="quiet">${sandbox.state.notifications.length}</span></h1>
        <a class="button" href="${paths.log}">Refresh</a>
      </div>
      !${done ? message('good', 'Sent again, as a duplicate.') : ''} !${rows.length === 0 ? nothing(sandbox) : entries}`;
    return sendPage(reply, workspace, { title: 'Webhook log', section: paths.log, body });
  });

  server.post<{ Params: { row: string } }>(`${paths.log}/:row/redeliver`, async (request, reply) => {
    const row = sandbox.state.notifications.find((one) => String(one.row) === request.params.row);
    if (row !== undefined) await sandbox.webhooks.redeliver(row);
    return reply.redirect(`${paths.log}?done=redelivered`, 303);
  });
}

function nothing(sandbox: Sandbox): string {
  const [app] = sandbox.state.apps;
  const reason =
    app === undefined || app.webhookUrl === null
      ? 'The app has no webhook URL yet. Set one under Settings.'
      : 'Nothing has been sent yet. Change a contact: the webhook shows here at once.';
  return html`<div class="card empty">
    <p>${reason}</p>
    <a class="button" href="${app?.webhookUrl === null ? paths.settings : paths.people}"
      >${app?.webhookUrl === null ? 'Open Settings' : 'Open People'}</a
    >
  </div>`;
}

const looks: Record<Notification['state'], string> = {
  delivered: 'good',
  failed: 'bad',
  'waiting to retry': 'warn',
  sending: '',
};

function entry(row: Notification, timezone: string): string {
  const last = row.attempts.at(-1);
  const retry =
    row.retryAt === null ? '' : html`<p class="small">Next attempt at ${showTime(row.retryAt, timezone)}.</p>`;
  return html`<details class="entry">
    <summary>
      <span class="name">${row.topic}</span> <span class="chip ${looks[row.state]}">${row.state}</span>
      <span class="quiet small">
        ${about(row.body)} ${showTime(row.createdAt, timezone)} · ${last?.answer ?? 'no answer yet'} ·
        ${row.attempts.length} ${row.attempts.length === 1 ? 'attempt' : 'attempts'}
      </span>
    </summary>
    <dl style="margin-top: 12px">
      <dt>To</dt>
      <dd>${row.url}</dd>
      !${row.attempts.map((attempt, index) => attemptLine(attempt, index, timezone))}
      <dt>Signature</dt>
      <dd><code>${row.signature}</code></dd>
    </dl>
    !${retry}
    <pre tabindex="0" aria-label="Body of ${row.topic}">${pretty(row.body)}</pre>
    <form method="post" action="${paths.log}/${row.row}/redeliver"><button class="little">Send again</button></form>
  </details>`;
}

/** Whose change it was, for the eye: the first name or address found in the item. */
function about(body: string): string {
  const item: unknown = JSON.parse(body).data?.item;
  const contact = isPlainObject(item) && isPlainObject(item['contact']) ? item['contact'] : item;
  const named = isPlainObject(contact) ? (contact['name'] ?? contact['email'] ?? contact['id']) : undefined;
  return typeof named === 'string' ? `${unescapeText(named)} ·` : '';
}

const attemptLine = (attempt: Attempt, index: number, timezone: string): string =>
  html`<dt>Attempt ${index + 1}</dt>
    <dd>${showTime(attempt.at, timezone)} · ${attempt.answer} · ${attempt.tookMs} ms</dd>`;

/** Laid out for reading; on the wire there are no line breaks. */
const pretty = (body: string): string => JSON.stringify(JSON.parse(body), null, 2);
