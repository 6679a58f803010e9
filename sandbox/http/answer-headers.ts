import { hash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { isImitated } from './imitated.ts';

/**
 * The headers around every answer of the imitated API.
 * @recorded 1: Answers carry x-request-id, status, x-runtime and server nginx, good ones a weak etag.
 * @assumed 1: If-None-Match is not honoured.
 */
export function installAnswerHeaders(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (!isImitated(request)) return;
    const { statusCode } = reply;
    reply.headers({
      server: 'nginx',
      status: `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim(),
      'x-runtime': (reply.elapsedTime / 1000).toFixed(6),
    });
    if (statusCode < 300 && typeof payload === 'string' && payload !== '')
      reply.header('etag', `W/"${hash('md5', payload)}"`);
  });
}
