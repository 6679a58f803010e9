import { html } from 'ghtml';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Refusal } from '../../platform/refusal.ts';
import { logFailure, toProblem } from '../problems.ts';

/** A piece of HTML that was built by ghtml's html, which escapes whatever is put in. */
export type Html = string;

/**
 * A page for the public: complete without script, readable on a phone.
 * @param company whose campaign it is; shown above the content
 */
export function renderPage({ title, company, content }: { title: string; company: string; content: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="stylesheet" href="/pages/style.css" />
        <link rel="icon" href="/pages/icon.svg" type="image/svg+xml" />
        <script src="/pages/copy.js" defer></script>
      </head>
      <body>
        <main>
          <p class="company">${company}</p>
          !${content}
        </main>
        <footer>Referrals by Goodword</footer>
      </body>
    </html>`;
}

export function sendPage(reply: FastifyReply, status: number, page: Html): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}

/** A page with one message, such as why the link does not work. */
export function renderNotice(notice: { company: string; heading: string; sentence: string }): Html {
  const { company, heading, sentence } = notice;
  return renderPage({
    title: heading,
    company,
    content: html`<h1>${heading}</h1>
      <p class="lead">${sentence}</p>`,
  });
}

/** Visitors see a page also for refusals and failures. */
export function handlePageProblems(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Refusal>((error, request, reply) => {
    const problem = toProblem(error);
    const { status, message } = problem;
    logFailure(request.log, error, problem, 'page failed');
    const heading = status >= 500 ? 'Something went wrong' : 'That did not work';
    return sendPage(reply, status, renderNotice({ company: 'Goodword', heading, sentence: message }));
  });
}
