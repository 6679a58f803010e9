import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is of this machine, of a private network, or otherwise not of the internet (IANA's special-purpose
 * registries, as ipaddr.js knows them). IPv4 in IPv6 counts as IPv4; what is not an address is private.
 */
export function isPrivateAddress(address: string): boolean {
  return !ipaddr.isValid(address) || ipaddr.process(address).range() !== 'unicast';
}

/** Names that no server on the internet has (RFC 6761, RFC 6762, RFC 8375, and what routers and clouds use). */
const privateNames = /\.(?:localhost|local|internal|lan|test|home\.arpa)$/i;

/** Whether the host of a URL is surely private, without a DNS lookup. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (ipaddr.isValid(host)) return isPrivateAddress(host);
  return !host.includes('.') || privateNames.test(host);
}
