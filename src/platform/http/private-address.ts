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
  const host = bareHost(hostname);
  if (ipaddr.isValid(host)) return isPrivateAddress(host);
  return !host.includes('.') || privateNames.test(host);
}

/**
 * Where clouds tell a machine its secrets, beside link-local addresses: Alibaba, Oracle, and AWS and Google by IPv6. Their
 * names lead to these addresses.
 */
const metadataAddresses = new Set(['100.100.100.200', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254']);

/** Whether an IP address is link-local (RFC 3927, RFC 4291) or of cloud metadata: never called, on no installation. */
export function isMetadataAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = withoutIpv4In6(address);
  return plain.range() === 'linkLocal' || metadataAddresses.has(plain.toString());
}

/** Whether the host of a URL is such an address, without a DNS lookup. */
export const isMetadataHost = (hostname: string): boolean => isMetadataAddress(bareHost(hostname));

const bareHost = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** The IPv4 address inside one of NAT64 (RFC 6052), 6to4 (RFC 3056) or an IPv4-compatible one, which a router may unwrap. */
function withoutIpv4In6(address: string): ipaddr.IPv4 | ipaddr.IPv6 {
  const ip = ipaddr.process(address);
  if (!(ip instanceof ipaddr.IPv6)) return ip;
  const bytes = ip.toByteArray();
  const range = ip.range();
  if (range === 'rfc6052' || bytes.slice(0, 12).every((byte) => byte === 0)) return new ipaddr.IPv4(bytes.slice(12));
  return range === '6to4' ? new ipaddr.IPv4(bytes.slice(2, 6)) : ip;
}
