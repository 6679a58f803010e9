import { BlockList, isIP } from 'node:net';

/** Ranges that no server on the internet has (IANA's special-purpose registries), by network and length. */
const networks = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  ipv6: [
    ['::', 128],
    ['::1', 128],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ],
} as const;

const closed = new BlockList();
for (const [network, length] of networks.ipv4) closed.addSubnet(network, length, 'ipv4');
for (const [network, length] of networks.ipv6) closed.addSubnet(network, length, 'ipv6');

/** Whether an IP address is of this machine, of a private network, or otherwise not of the internet. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  return family === 0 || closed.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a host as it stands in an address is surely private, without asking for its addresses. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host)) return isPrivateAddress(host);
  return host === 'localhost' || /\.(?:localhost|local|internal)$/.test(host) || !host.includes('.');
}
