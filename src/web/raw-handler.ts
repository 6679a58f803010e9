import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BodyTimer } from './body-time.ts';
import { responseWith, type FixedHeaders } from './fixed-headers.ts';
import type { OpenConnections } from './open-connections.ts';

/** Takes a request that it knows how to answer at once; false leaves it, untouched, to the framework. */
export type RawHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** As Fastify has it: longer than proxies keep their connections, so that none is closed as they use it. */
const keepAliveMs = 72_000;

/**
 * An HTTP server that offers every request to the front door and then to the raw handlers. What whole crowds and Intercom ask is answered there by a
 * few lines on Node's own server, which takes about a fifth less time than a route does; every unusual request
 * goes the way of all other requests.
 */
export function createServerWithRawHandlers(
  parts: {
    /** takes those that must not go further */
    frontDoor: RawHandler;
    rawHandlers: readonly RawHandler[];
    bodyTimer: BodyTimer;
    connections: OpenConnections;
    /** of every answer */
    headers: FixedHeaders;
  },
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const { frontDoor, rawHandlers, bodyTimer, connections, headers } = parts;
  const server = createServer({ ServerResponse: responseWith(headers) }, (request, response) => {
    connections.begin(request, response);
    bodyTimer.watch(request, response);
    if (frontDoor(request, response)) return;
    const isTaken = rawHandlers.some((handle) => handle(request, response));
    if (!isTaken) handler(request, response);
  });
  connections.watch(server);
  server.keepAliveTimeout = keepAliveMs;
  // the body timer's work; headers keep Node's own limit
  server.requestTimeout = 0;
  return server;
}
