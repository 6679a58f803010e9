import { html } from 'ghtml';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerResponse } from 'node:http';
import { isDatabaseAway } from '../../database/is-database-away.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { logFailure, retryAfterSeconds, toProblem } from '../problems.ts';
import { pageHeaders, renderPage, type Html } from './page.ts';

/** What a visitor sent by a form, to be sent again. */
type Sent = { url: string; fields: Record<string, string> };

const headers = { ...pageHeaders, 'retry-after': String(retryAfterSeconds) };

/**
 * The page while the database is away. It asks again by itself; a form that was sent is kept in it, and sent again by
 * the visitor or, where scripts run, by the page.
 */
function renderUnavailable(sent: Sent | null): Html {
  const heading = 'One moment, please';
  const again = sent
    ? html`<p class="lead">We could not save your answer yet. It is kept on this page and sent again in a moment.</p>
        <form method="post" action="${sent.url}" data-send-again="${retryAfterSeconds}">
          !${Object.entries(sent.fields).map(
            ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
          )}
          <button type="submit">Send again</button>
        </form>`
    : html`<p class="lead">This page is not available right now. It tries again by itself every few seconds.</p>`;
  return renderPage({
    title: heading,
    company: 'Goodword',
    content: html`<h1>${heading}</h1>
      !${again}`,
    head: sent ? '' : html`<meta http-equiv="refresh" content="${retryAfterSeconds}" />`,
  });
}

/** Answers with that page when the database is away; what people open shows it instead of a problem. */
export function sendUnavailable(
  reply: FastifyReply,
  request: FastifyRequest,
  error: FastifyError | Refusal,
): FastifyReply {
  logFailure(request.log, error, toProblem(error), 'page failed');
  const sent = request.method === 'POST' ? { url: request.url, fields: fieldsOf(request.body) } : null;
  return reply.code(503).headers(headers).send(renderUnavailable(sent));
}

/** The same outside the framework. */
export function answerUnavailable(response: ServerResponse, error: Error, log: Log): void {
  logFailure(log, error, toProblem(error), 'page failed');
  const page = renderUnavailable(null);
  response.writeHead(503, { ...headers, 'content-length': Buffer.byteLength(page) }).end(page);
}

/** Lets the routes of a part that people open show the page; other failures stay with the part around it. */
export function showUnavailable(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    if (!isDatabaseAway(error)) throw error;
    return sendUnavailable(reply, request, error);
  });
}

function fieldsOf(body: unknown): Record<string, string> {
  const entries = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
