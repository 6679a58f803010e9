import { html } from 'ghtml';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type OwnNames, hostNameOf, isLoopbackName } from './host-names.ts';
import { isImitated } from './imitated.ts';

/**
 * Refuses calls by a foreign host name before anything else, and leads a browser that came by another name of this machine
 * to the public address: browsers send the cookies of a host name to all of its ports.
 */
export function installHostCheck(server: FastifyInstance, names: OwnNames): void {
  server.addHook('onRequest', async (request, reply) => {
    if (refuseForeignHost(names, request, reply)) return;
    const name = hostNameOf(request.headers.host);
    const own = new URL(names.publicUrl()).hostname;
    if (name === own || !isMachineItself(name) || !isMachineItself(own) || !isPageView(request)) return;
    const port = /:\d+$/.exec(request.headers.host ?? '')?.[0] ?? '';
    // The path begins with a slash, and the browser keeps it on that host.
    await reply.redirect(`http://${own}${port}${request.url}`, 302);
  });
}

/** Answers 421 to a call by a foreign host name. @returns whether it was refused */
export function refuseForeignHost(names: OwnNames, request: FastifyRequest, reply: FastifyReply): boolean {
  if (names.isOwn(request.headers.host)) return false;
  // Past the hooks, which log calls and add headers.
  reply.hijack();
  const page = refusal(hostNameOf(request.headers.host), names.publicUrl());
  reply.raw.writeHead(421, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
  });
  reply.raw.end(request.method === 'HEAD' ? undefined : page);
  return true;
}

const isMachineItself = (name: string): boolean => isLoopbackName(name) && !name.endsWith('.localhost');

/** Whether a person looks at one of our own pages. */
const isPageView = (request: FastifyRequest): boolean =>
  request.method === 'GET' && !isImitated(request) && (request.headers.accept ?? '').includes('text/html');

const refusal = (name: string, publicUrl: string): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Not this address · Practice Intercom</title>
      </head>
      <body>
        <h1>This practice Intercom is not at this address</h1>
        <p>
          It was called as ${name === '' ? 'a host without a name' : `“${name}”`}, but answers only to the names of its
          own machine and to ${publicUrl}.
        </p>
        <p>
          To reach it by another name, set SANDBOX_PUBLIC_URL to that address and start again (npm run sandbox: the
          option --public-url).
        </p>
      </body>
    </html> `;
