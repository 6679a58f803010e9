import ipaddr from 'ipaddr.js';

/** Whether a host name is of this machine: `localhost` and names below it, 127.0.0.0/8 and `::1`. Without a port. */
export function isLoopbackName(name: string): boolean {
  const host = name.toLowerCase().replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() === 'loopback';
  return host === 'localhost' || host.endsWith('.localhost');
}

/**
 * The name in a Host header, in lower case and without its port; empty when it has none or cannot be read.
 * @param header such as `127.0.0.1:4001` or `[::1]:4001`
 */
export function hostNameOf(header: string | undefined): string {
  return /^(\[[\da-f:.]+\]|[^\s:/@\\[\]]+)(?::\d*)?$/i.exec(header ?? '')?.[1]?.toLowerCase() ?? '';
}

/** The addresses of the real API, to which `/etc/hosts` may lead here. */
const intercomNames = ['api.intercom.io', 'api.eu.intercom.io', 'api.au.intercom.io'];

/** Addresses to listen on that mean every address of the machine. */
const everywhere = new Set(['0.0.0.0', '::', '']);

/** What a server knows of its own names. */
export interface OwnNames {
  /** Whether a Host header names this server. */
  isOwn(header: string | undefined): boolean;
  /** Where browsers reach it, without a trailing slash. */
  publicUrl(): string;
  /** Whether others than this machine can reach it. */
  isReachable: boolean;
  /** Its port, known once it listens. */
  port: number;
}

/**
 * The names by which a server may be called, whatever the port: those of this machine, that of its public address, and the
 * address that it listens on. A page elsewhere whose name was made to lead here (DNS rebinding) calls by another name.
 * @param publicUrl `http://127.0.0.1:<port>` when undefined
 * @param listens the address it listens on
 */
export function createOwnNames(publicUrl: string | undefined, listens: string): OwnNames {
  const names = new Set(intercomNames);
  const literal = listens.includes(':') ? `[${listens}]` : listens;
  if (!everywhere.has(listens)) names.add(literal.toLowerCase());
  if (publicUrl !== undefined) names.add(new URL(publicUrl).hostname.toLowerCase());
  const machine = listens === '::1' ? literal : '127.0.0.1';
  const own: OwnNames = {
    port: 0,
    isReachable: !isLoopbackName(listens) || (publicUrl !== undefined && !isLoopbackName(new URL(publicUrl).hostname)),
    publicUrl: () => publicUrl ?? `http://${machine}:${own.port}`,
    isOwn(header) {
      const name = hostNameOf(header);
      return name !== '' && (names.has(name) || isLoopbackName(name));
    },
  };
  return own;
}
