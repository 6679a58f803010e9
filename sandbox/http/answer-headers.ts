import { hash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isImitated } from './imitated.ts';

/**
 * The headers of every response of the imitated API.
 * @recorded 1: Answers carry x-request-id, status, x-runtime and server nginx, good ones a weak etag.
 * @assumed 1: If-None-Match is not honoured.
 */
export function installAnswerHeaders(server: FastifyInstance): void {
  const startedByRequest = new WeakMap<FastifyRequest, number>();

  server.addHook('onRequest', async (request) => {
    startedByRequest.set(request, performance.now());
  });

  server.addHook('onSend', async (request, reply, payload) => {
    if (!isImitated(request)) return;
    const { statusCode } = reply;
    const now = performance.now();
    const tookMs = now - (startedByRequest.get(request) ?? now);
    reply.headers({
      server: 'nginx',
      status: `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim(),
      'x-runtime': (tookMs / 1000).toFixed(6),
    });
    if (statusCode < 300 && typeof payload === 'string' && payload !== '')
      reply.header('etag', `W/"${hash('md5', payload)}"`);
  });
}
