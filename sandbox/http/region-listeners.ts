import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Region } from '../entities/workspace.ts';

/** Extra ports for the addresses of regions, such as 4011 for `api.eu.intercom.io`. */
export class RegionListeners {
  /** The region of each listening port. */
  readonly ports = new Map<number, Region>();
  readonly #listeners: Server[] = [];

  /**
   * Opens one more port, which serves the same as the first one.
   * @param port 0 takes a free one
   * @throws Error `EADDRINUSE` when the port is in use
   */
  async open(server: FastifyInstance, region: Region, port: number, host: string): Promise<void> {
    const listener = createServer((request, response) => server.routing(request, response));
    listener.listen(port, host);
    await once(listener, 'listening');
    this.#listeners.push(listener);
    // It listens on a TCP port, never on a pipe.
    this.ports.set((listener.address() as AddressInfo).port, region);
  }

  async close(): Promise<void> {
    for (const listener of this.#listeners.splice(0)) {
      listener.closeAllConnections();
      listener.close();
      await once(listener, 'close');
    }
  }
}
