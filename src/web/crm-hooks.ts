import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { takeNotifications } from '../integration/inbound/take-notifications.ts';
import { answerProblem } from './problems.ts';
import { rawBodyLimit, takeRawBodies, withRawBody } from './raw-body.ts';
import type { RawHandler } from './raw-handler.ts';
import type { WebContext } from './web-context.ts';

const root = '/hooks/';

/** The pattern of the addresses at which CRMs report what happened, by the names of their providers. */
export const notificationsRoute = `${root}:provider`;

const taken = JSON.stringify({ ok: true });
const takenHeaders = { 'content-type': 'application/json; charset=utf-8', 'content-length': taken.length };

/** Takes notifications of CRMs. No answer is ever 410 or 429: Intercom would end or slow down what it sends (reference 13.7). */
export function registerCrmHooks(app: FastifyInstance, context: WebContext): void {
  takeRawBodies(app);
  // a CRM may probe the address when it is saved (reference 13.1)
  app.get(notificationsRoute, { exposeHeadRoute: true }, async () => ({ ok: true }));
  app.post<{ Params: { provider: string } }>(notificationsRoute, async (request) => {
    await take(context, request.params.provider, { ...withRawBody(request), url: request.url });
    return { ok: true };
  });
}

/** Takes notifications of an ordinary size before the framework does. */
export function createNotificationRawHandler(context: WebContext): RawHandler {
  return (request, response) => {
    const { url } = request;
    if (request.method !== 'POST' || !url?.startsWith(root) || !isOrdinary(request)) return false;
    const name = url.slice(root.length);
    if (!context.crm.providers.find(name)) return false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      // its last byte came just after it was refused for being slow
      if (response.headersSent) return;
      take(context, name, { headers: request.headers, rawBody: Buffer.concat(chunks), url })
        .then(
          () => response.writeHead(200, takenHeaders).end(taken),
          (error: Error) => answerProblem(response, error, context.log),
        )
        .catch((error: Error) =>
          context.log.error({ error: error.message, stack: error.stack }, 'webhook response failed'),
        );
    });
    return true;
  };
}

/** A small body with a content-length and no special headers. */
function isOrdinary({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length']) <= rawBodyLimit && !headers.expect && headers['content-type'] !== undefined;
}

/** @param url of the request, from its path on */
function take(
  context: WebContext,
  name: string,
  { url, headers, rawBody }: { url: string; headers: IncomingMessage['headers']; rawBody: Buffer },
): Promise<void> {
  const provider = context.crm.providers.find(name);
  return takeNotifications(context, provider, {
    method: 'POST',
    url: context.settings.publicUrl + url,
    headers,
    rawBody,
  });
}
