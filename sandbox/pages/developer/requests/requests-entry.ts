import { html } from 'ghtml';
import type { Sandbox } from '../../../context.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import type { KeptText } from '../../../http/kept-text.ts';
import type { LoggedRequest } from '../../../http/request-log.ts';
import { detailsList } from '../../ui/details.ts';
import { paths } from '../../ui/layout.ts';
import { answerChip, warnings, callerOf } from './requests-list.ts';
import { showTime } from '../../ui/show.ts';

/** One call with everything that was logged, in the time zone of `workspace`. */
export function requestEntry(sandbox: Sandbox, row: LoggedRequest, workspace: Workspace): string {
  return html`<p><a href="${paths.requests}">Requests</a></p>
    <div class="head">
      <h1>${row.method} ${row.path}</h1>
      !${answerChip(row)} !${warnings(row)}
    </div>
    <section class="card">!${detailsList(details(sandbox, row, workspace))}</section>
    !${side('Request', row.requestHeaders, row.requestBody)} !${side('Response', row.answerHeaders, row.answerBody)}`;
}

function details(sandbox: Sandbox, row: LoggedRequest, workspace: Workspace): [string, string][] {
  const { rate } = row;
  return [
    ['When', showTime(row.at, workspace.timezone)],
    ['Took', row.tookMs === null ? 'not finished' : `${row.tookMs} ms`],
    ['Call', row.route ?? 'not imitated here'],
    ['Query keys', row.queryKeys.join(', ') || '—'],
    ['Caller', callerOf(sandbox, row)],
    ['Version', row.version ?? '—'],
    ['Error code', row.errorCode ?? '—'],
    [
      'Limit',
      rate === null
        ? '—'
        : `${rate.remaining} of ${rate.limit} left until ${showTime(rate.reset * 1000, workspace.timezone)}`,
    ],
    ['Request ID', row.requestId],
    ['Row', String(row.row)],
  ];
}

function side(title: string, headers: Record<string, string>, body: KeptText | null): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const shown = body === null ? '' : pretty(body);
  const size = body === null ? '' : ` ${body.bytes.toLocaleString('en')} bytes`;
  return html`<section class="card">
    <h2>${title}<span class="quiet small">${size}</span></h2>
    <pre tabindex="0" aria-label="Headers of the ${title.toLowerCase()}">
${lines.join('\n') || 'No headers logged.'}</pre>
    !${
      body === null || shown === ''
        ? html`<p class="quiet">No body.</p>`
        : html`<pre tabindex="0" aria-label="Body of the ${title.toLowerCase()}">${shown}</pre>`
    }
  </section>`;
}

/** Formatted for reading, unless the log kept only the beginning. */
function pretty({ text, bytes }: KeptText): string {
  if (Buffer.byteLength(text) < bytes) return `${text}\n… truncated`;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
