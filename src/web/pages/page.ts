import { html } from 'ghtml';
import type { FastifyReply } from 'fastify';

/** A piece of HTML that was built by ghtml's html, which escapes whatever is put in. */
export type Html = string;

/**
 * A page for the public: complete without script, readable on a phone.
 * @param company whose campaign it is; shown above the content
 * @param description the sentence that messengers show below the title
 * @param head more elements of the head
 */
export function renderPage(page: {
  title: string;
  company: string;
  content: Html;
  description?: string;
  head?: Html;
}): Html {
  const { title, company, content, description = '', head = '' } = page;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <meta property="og:type" content="website" />
        <meta property="og:title" content="${title}" />
        <meta property="og:site_name" content="${company}" />
        !${
          description
            ? html`<meta name="description" content="${description}" />
                <meta property="og:description" content="${description}" />`
            : ''
        }
        !${head}
        <link rel="stylesheet" href="/pages/style.css" />
        <link rel="icon" href="/pages/icon.svg" type="image/svg+xml" />
        <script src="/pages/copy.js" defer></script>
        <script src="/pages/send-again.js" defer></script>
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

export const pageHeaders = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

export function sendPage(reply: FastifyReply, status: number, page: Html): FastifyReply {
  return reply.code(status).headers(pageHeaders).send(page);
}

/** A page with one message, such as why the link does not work. */
export function renderNotice(notice: { company: string; heading: string; sentence: string }): Html {
  const { company, heading, sentence } = notice;
  return renderPage({
    title: heading,
    company,
    description: sentence,
    content: html`<h1>${heading}</h1>
      <p class="lead">${sentence}</p>`,
  });
}
