import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../config/settings.ts';
import { refuse } from '../platform/refusal.ts';
import { answerPublicAddress, publicAddress } from './pages/public-address.ts';
import { sendProblem, toProblem } from './problems.ts';

const root = fileURLToPath(new URL('../../dist/admin/', import.meta.url));

/** The browser app: its files, and its page for every address that only the app knows. */
export async function registerAdminApp(app: FastifyInstance, settings: Settings): Promise<void> {
  const publicHost = new URL(settings.publicUrl).host;

  // read at each request, so that a new build is served without a restart; file names change with their content
  await app.register(fastifyStatic, {
    root: `${root}assets/`,
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '1y',
  });
  app.get('/favicon.svg', (_request, reply) => reply.sendFile('favicon.svg', root));

  app.get('/*', (request, reply) => {
    const meant = publicAddress(request.url);
    if (meant !== null) return answerPublicAddress(reply, meant);
    const path = request.url.split('?')[0]!;
    const accept = request.headers.accept ?? '*/*';
    const isPage = /text\/html|\*\/\*/.test(accept) && !/^\/(api|hooks|oauth|inbox)\//.test(path);
    if (!isPage) return sendProblem(reply, toProblem(refuse('not_found', `GET ${path} is not known here.`)));
    if (isLoopbackAlias(request.headers.host ?? '', publicHost))
      return reply.redirect(settings.publicUrl + request.url);
    if (!existsSync(`${root}index.html`)) {
      return reply.code(503).type('text/plain').send('The browser app is not built: run npm start.');
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html', root, { cacheControl: false });
  });
}

/** Signing in belongs to one host name: 127.0.0.1 and localhost are two to a browser, so one is sent to the other. */
function isLoopbackAlias(host: string, publicHost: string): boolean {
  const plain = (name: string) => name.replace(/^(127\.0\.0\.1|\[::1\])(?=:|$)/, 'localhost');
  return host !== publicHost && plain(host) === plain(publicHost);
}
