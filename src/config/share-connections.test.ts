import { expect, it } from 'vitest';
import { fewestConnections, shareConnections } from './share-connections.ts';

it.each([
  [fewestConnections, { pages: 2, work: 3, queue: 2, signIn: 2 }],
  [20, { pages: 7, work: 6, queue: 3, signIn: 2 }],
  [32, { pages: 11, work: 10, queue: 5, signIn: 4 }],
  [60, { pages: 20, work: 20, queue: 10, signIn: 8 }],
])('shares %i connections out', (total, shares) => {
  expect(shareConnections(total)).toEqual(shares);
});

it('never shares out more than there are, and leaves no part without', () => {
  for (let total = fewestConnections; total < 500; total += 1) {
    const shares = Object.values(shareConnections(total));
    expect(shares.reduce((sum, share) => sum + share, 2)).toBe(total);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(2);
  }
});
