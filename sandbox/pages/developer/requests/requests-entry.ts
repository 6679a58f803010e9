import { html } from 'ghtml';
import type { Sandbox } from '../../../context.ts';
import type { Workspace } from '../../../entities/workspace.ts';
import type { KeptText } from '../../../http/kept-text.ts';
import type { LoggedRequest } from '../../../http/request-log.ts';
import { detailsList } from '../../ui/details.ts';
import { paths } from '../../ui/layout.ts';
import { answerChip, warnings, whoOf } from './requests-list.ts';
import { showTime } from '../../ui/show.ts';

/** One call with everything that was kept of it. Times on the clock of `workspace`. */
export function requestEntry(sandbox: Sandbox, row: LoggedRequest, workspace: Workspace): string {
  return html`<p><a href="${paths.requests}">Requests</a></p>
    <div class="head">
      <h1>${row.method} ${row.path}</h1>
      !${answerChip(row)} !${warnings(row)}
    </div>
    <section class="card">!${detailsList(facts(sandbox, row, workspace))}</section>
    !${side('Request', row.requestHeaders, row.requestBody)} !${side('Answer', row.answerHeaders, row.answerBody)}`;
}

function facts(sandbox: Sandbox, row: LoggedRequest, workspace: Workspace): [string, string][] {
  const { rate } = row;
  return [
    ['When', showTime(row.at, workspace.timezone)],
    ['Took', row.tookMs === null ? 'not finished' : `${row.tookMs} ms`],
    ['Call', row.route ?? 'not imitated here'],
    ['Query keys', row.queryKeys.join(', ') || '—'],
    ['Who', whoOf(sandbox, row)],
    ['Version', row.version ?? '—'],
    ['Error code', row.errorCode ?? '—'],
    [
      'Limit',
      rate === null
        ? '—'
        : `${rate.remaining} of ${rate.limit} left until ${showTime(rate.reset * 1000, workspace.timezone)}`,
    ],
    ['Request id', row.requestId],
    ['Number', String(row.row)],
  ];
}

function side(title: string, headers: Record<string, string>, body: KeptText | null): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const shown = body === null ? '' : pretty(body);
  const size = body === null ? '' : ` ${body.bytes.toLocaleString('en')} bytes`;
  return html`<section class="card">
    <h2>${title}<span class="quiet small">${size}</span></h2>
    <pre tabindex="0" aria-label="Headers of the ${title.toLowerCase()}">
${lines.join('\n') || 'No headers were kept.'}</pre>
    !${
      body === null || shown === ''
        ? html`<p class="quiet">No body.</p>`
        : html`<pre tabindex="0" aria-label="Body of the ${title.toLowerCase()}">${shown}</pre>`
    }
  </section>`;
}

/** Laid out for reading when the whole of it was kept. */
function pretty({ text, bytes }: KeptText): string {
  if (Buffer.byteLength(text) < bytes) return `${text}\n… the rest was not kept.`;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
