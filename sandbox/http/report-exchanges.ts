import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Exchange, ExchangeListener } from './exchange.ts';

/** Left out of what is reported: a recording of traffic is no place for credentials. */
const secretHeaders = ['authorization', 'cookie', 'set-cookie'];

/**
 * Tells a listener of every call with a bearer token that the server answers. Answers spoiled by a fault are no answers
 * of the API and are left out, for which this must be installed after the faults.
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

function textOf(headers: NodeJS.Dict<number | string | string[]>): Record<string, string> {
  const told = Object.entries(headers).filter(([name]) => !secretHeaders.includes(name));
  return Object.fromEntries(told.map(([name, value]) => [name, String(value)]));
}
