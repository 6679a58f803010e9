import ipaddr from 'ipaddr.js';

/** Of an IPv6 address: what a provider gives to one customer, who can use every address in it. */
const networkBytes = 8;

/** Under which name an IP address is counted, wherever callers are limited: IPv6 by its /64 network, IPv4 in IPv6 as IPv4. */
export function countedAddress(address: string): string {
  if (!address.includes(':') || !ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const bytes = parsed.toByteArray().map((byte, index) => (index < networkBytes ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/64`;
}
