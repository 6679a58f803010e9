import ipaddr from 'ipaddr.js';

/** Whether an address leads to the machine of the browser itself, so that no other machine can open it. */
export function isLoopbackUrl(url: string): boolean {
  return isLoopbackHost(new URL(url).hostname);
}

/** The same of a name or an address that a server listens on. */
export function isLoopbackHost(name: string): boolean {
  const host = name.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() === 'loopback';
  return host === 'localhost' || host.endsWith('.localhost');
}
