import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Exchange, ExchangeListener } from './exchange.ts';
import { isSecretHeader, shownHeaders } from './shown-headers.ts';

/**
 * Reports every answered call with a bearer token to a listener. Responses broken by a fault are not the API's and are
 * left out; therefore this must be installed after the faults.
 */
export function reportExchanges(server: FastifyInstance, listener: ExchangeListener): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const { url } = request.routeOptions;
    if (request.is404 || url === undefined || url.startsWith('/auth/')) return;
    listener(exchangeOf(url, request, reply, payload));
  });
}

function exchangeOf(route: string, request: FastifyRequest, reply: FastifyReply, payload: unknown): Exchange {
  const answerHeaders = textOf(reply.getHeaders());
  return {
    method: request.method,
    url: request.url,
    route,
    requestHeaders: textOf(request.headers),
    requestBody: request.body ?? null,
    status: reply.statusCode,
    version: answerHeaders['intercom-version'] ?? null,
    responseHeaders: answerHeaders,
    responseBody: typeof payload === 'string' && payload !== '' ? JSON.parse(payload) : null,
  };
}

/** A recording of traffic leaves headers with credentials out. */
function textOf(headers: NodeJS.Dict<number | string | string[]>): Record<string, string> {
  return shownHeaders(Object.fromEntries(Object.entries(headers).filter(([name]) => !isSecretHeader(name))));
}
