import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { isImitated } from './imitated.ts';

/** How long a wrong password waits for its answer, and how many may wait at once. */
const slowMs = 500;
const mostWaiting = 20;

/**
 * Makes our own pages and the controls ask for a password (HTTP Basic, any user name). The imitated API is left out: its
 * calls bring a token, or the client secret.
 */
export function installPassword(server: FastifyInstance, password: string): void {
  const expected = digestOf(password);
  let waiting = 0;

  server.addHook('onRequest', async (request, reply) => {
    if (isImitated(request)) return undefined;
    const given = passwordOf(request.headers.authorization);
    if (given !== undefined && timingSafeEqual(digestOf(given), expected)) return undefined;
    reply
      .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      .type('text/plain; charset=utf-8');
    if (given !== undefined) {
      if (waiting >= mostWaiting)
        return reply.code(429).header('retry-after', '1').send('Too many wrong passwords: wait.\n');
      waiting += 1;
      await sleep(slowMs);
      waiting -= 1;
    }
    return reply
      .code(401)
      .header('www-authenticate', 'Basic realm="Practice Intercom", charset="UTF-8"')
      .send(
        'This practice Intercom can be reached from elsewhere, so its pages and controls ask for a password: SANDBOX_PASSWORD, or the one printed at its start. Any user name will do.\n',
      );
  });
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The password of `Authorization: Basic …`; undefined without one. */
function passwordOf(header: string | undefined): string | undefined {
  const encoded = /^Basic ([\w+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString();
  return text.includes(':') ? text.slice(text.indexOf(':') + 1) : undefined;
}
