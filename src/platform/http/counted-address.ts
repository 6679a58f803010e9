import ipaddr from 'ipaddr.js';

/** Of an IPv6 address: what a provider gives to one customer, who can use every address in it. */
const ipv6Bytes = 8;
/** Of an IPv4 address: what many offices and small providers have. */
const ipv4Bytes = 3;

/** Under which name an IP address is counted, wherever callers are limited: IPv6 by its /64 network, IPv4 in IPv6 as IPv4. */
export function countedAddress(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4' ? parsed.toString() : networkOf(address);
}

/** The network of an IP address, as far as one person may have many addresses in it: /24 of IPv4, /64 of IPv6. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  const kept = parsed.kind() === 'ipv4' ? ipv4Bytes : ipv6Bytes;
  const bytes = parsed.toByteArray().map((byte, index) => (index < kept ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${kept * 8}`;
}
