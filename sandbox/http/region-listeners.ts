import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Region } from '../entities/workspace.ts';

/** Further ports that stand for the addresses of regions, such as 4011 for `api.eu.intercom.io`. */
export class RegionListeners {
  /** Which region each port that listens stands for. */
  readonly ports = new Map<number, Region>();
  readonly #listeners: Server[] = [];

  /**
   * Opens one more port, at which everything is answered as at the first one.
   * @param port 0 takes a free one
   * @throws Error `EADDRINUSE` when it is taken
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
