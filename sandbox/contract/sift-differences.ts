import type { Difference } from './compare-exchange.ts';
import type { KnownDifference } from './known-differences.ts';

/** Unexplained differences without repeats, and explanations that were not needed. */
export interface Sifted {
  unexplained: Difference[];
  unneeded: KnownDifference[];
}

export function siftDifferences(differences: Iterable<Difference>, known: readonly KnownDifference[]): Sifted {
  const unneeded = new Set(known);
  const unexplained = new Map<string, Difference>();
  for (const difference of differences) {
    const explanations = known.filter((one) => explains(one, difference));
    for (const one of explanations) unneeded.delete(one);
    if (explanations.length === 0) unexplained.set(titleOf(difference), difference);
  }
  return { unexplained: [...unexplained.values()], unneeded: [...unneeded] };
}

const findingOf = ({ side, pointer, message }: Difference): string =>
  [side, pointer, message].filter((part) => part !== '').join(' ');

const explains = (known: KnownDifference, difference: Difference): boolean =>
  known.call.test(`${difference.method} ${difference.path}`) &&
  (known.status ?? difference.status) === difference.status &&
  known.finding.test(findingOf(difference));

const titleOf = (difference: Difference): string =>
  `${difference.method} ${difference.path} ${difference.status}: ${findingOf(difference)}`;

/** Two lines for a reader: place and difference, and the value found. */
export function describeDifference(difference: Difference): string {
  const example = JSON.stringify(difference.example) ?? 'nothing';
  return `${titleOf(difference)}\n    met: ${example.length > 200 ? `${example.slice(0, 200)}…` : example}`;
}
