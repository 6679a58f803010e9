import { expect, it } from 'vitest';
import { countedAddress, networkOf } from './counted-address.ts';

it.each([
  ['192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.0/24'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64', '2001:db8:1:2::/64'],
  ['2001:db8:1:3::1', '2001:db8:1:3::/64', '2001:db8:1:3::/64'],
  ['::1', '::/64', '::/64'],
  ['unknown', 'unknown', 'unknown'],
])('%s is counted as %s, in the network %s', (address, counted, network) => {
  expect(countedAddress(address)).toBe(counted);
  expect(networkOf(address)).toBe(network);
});
