import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Sandbox } from '../context.ts';
import type { Region } from '../entities/workspace.ts';
import { findWorkspace } from '../store/find.ts';
import { tokenOf } from './bearer.ts';
import { tokenInvalid } from './intercom-error.ts';

/** The region of each extra port. */
export type RegionPorts = ReadonlyMap<number, Region>;

/**
 * The region whose address was called: by the port, else by a host name such as `api.eu.intercom.io` or
 * `api.eu.localhost:4001`, else the US.
 *
 * @documented 1: The hosts are api.intercom.io (US), api.eu.intercom.io and api.au.intercom.io.
 * @param host the Host header
 * @param port our port of the connection
 */
export function regionCalled(host: string, port: number, ports: RegionPorts): Region {
  const byPort = ports.get(port);
  if (byPort !== undefined) return byPort;
  const part = /(?:^|\.)(eu|au)\./i.exec(host)?.[1]?.toUpperCase();
  return part === 'EU' || part === 'AU' ? part : 'US';
}

/**
 * How a call for a workspace of one region is handled at the address of another.
 *
 * @documented 1: The US host tries to forward a call to the workspace's own region, which takes longer.
 * @assumed 18.C.26: A regional host refuses a token of another region with 401 unauthorized, and so does the US host when forwarding fails.
 */
export function routeOf(called: Region, home: Region, mode: 'any' | 'forward' | 'strict') {
  if (mode === 'any' || called === home) return 'answer';
  return mode === 'forward' && called === 'US' ? 'forward' : 'refuse';
}

/** Applies the setting `region_hosts` to calls with a token. */
export function installRegionHosts(server: FastifyInstance, sandbox: Sandbox, ports: RegionPorts): void {
  server.addHook('onRequest', async (request: FastifyRequest) => {
    const { regionHosts, forwardDelayMs } = sandbox.state.settings;
    if (regionHosts === 'any') return;
    const token = tokenOf(sandbox.state, request.headers.authorization);
    const home = token === undefined ? undefined : findWorkspace(sandbox.state, token.workspaceId)?.region;
    if (home === undefined) return;
    const called = regionCalled(request.host, request.socket.localPort ?? 0, ports);
    const route = routeOf(called, home, regionHosts);
    if (route === 'refuse') throw tokenInvalid();
    if (route === 'forward') await sleep(forwardDelayMs);
  });
}
