import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import net, { type Socket } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/** The connections of the server, so that a stop can let each that was open have its answer. */
export type OpenConnections = {
  /** Follows a server from its creation on. */
  watch(server: Server): void;
  /** Follows a request, before it is handled. */
  begin(request: IncomingMessage, response: ServerResponse): void;
  /** Aborted when the end begins; what never ends by itself, such as a stream, ends then. */
  ending: AbortSignal;
  /**
   * Takes no more connections, answers each request on an open one with `Connection: close`, closes what stays idle, and
   * breaks what is left.
   * @param patienceMs how long requests may take
   * @returns method and path of requests that were broken off
   */
  end(patienceMs: number): Promise<string[]>;
};

/** Since when a connection has been idle; null while a request is answered. */
type Connection = { requests: Map<ServerResponse, IncomingMessage>; idleSince: number; bytesRead: number };

/** Connections that the system took before the stop wait in its queue, and are taken in this time. */
const lastAcceptMs = 100;
/** A proxy under load uses each of its connections within this time, and is then answered that it closes. */
const idleMs = 500;
const lookMs = 50;

export function createOpenConnections(): OpenConnections {
  const ending = new AbortController();
  const servers = new Set<Server>();
  const connections = new Map<Socket, Connection>();

  /** Closed as soon as nothing of a request has come for a while; data that came just now was read in this turn. */
  const closeIdle = async (): Promise<void> => {
    await turn();
    const now = performance.now();
    for (const [socket, connection] of connections) {
      if (socket.bytesRead !== connection.bytesRead) {
        connection.bytesRead = socket.bytesRead;
        connection.idleSince = now;
      }
      if (connection.requests.size === 0 && now - connection.idleSince >= idleMs) socket.destroySoon();
    }
  };

  return {
    ending: ending.signal,
    watch(server) {
      servers.add(server);
      server.on('connection', (socket: Socket) => {
        connections.set(socket, { requests: new Map(), idleSince: performance.now(), bytesRead: 0 });
        socket.once('close', () => connections.delete(socket));
      });
    },
    begin(request, response) {
      const connection = connections.get(request.socket);
      if (!connection) return;
      connection.requests.set(response, request);
      if (ending.signal.aborted) response.shouldKeepAlive = false;
      response.once('close', () => {
        connection.requests.delete(response);
        connection.idleSince = performance.now();
      });
    },
    async end(patienceMs) {
      const deadline = performance.now() + patienceMs;
      ending.abort();
      const since = performance.now();
      for (const connection of connections.values()) {
        connection.idleSince = since;
        for (const response of connection.requests.keys()) if (!response.headersSent) response.shouldKeepAlive = false;
      }
      await sleep(lastAcceptMs);
      // Node's own close of a web server would break idle connections at once
      for (const server of servers) if (server.listening) net.Server.prototype.close.call(server);
      while (connections.size > 0 && performance.now() < deadline) {
        await closeIdle();
        await sleep(lookMs);
      }
      const left = [...connections.values()].flatMap(({ requests }) => Array.from(requests.values(), labelOf));
      for (const socket of connections.keys()) socket.destroy();
      return left;
    },
  };
}

/** Method and path without what may name a person: parameters, and codes of referrers. */
function labelOf({ method = '', url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?');
  return `${method} ${path.startsWith('/r/') ? '/r/' : path}`;
}
