import { expect, it } from 'vitest';
import { erasurePatterns } from './erasure-patterns.ts';

const none = { addresses: [], codes: [], phones: [], names: [] };

it('longer texts come before their parts, each once, in the ways in which they are written', () => {
  const { nearby } = erasurePatterns({ ...none, names: ['Ana', 'Ana Maria', 'Ana', ' ', 'O"Neil'] });
  const texts = nearby.map((pattern) => pattern.replace(/^\(.*?\]\)/, '').replace(/\(\?!.*$/, ''));
  expect(texts).toEqual(['Ana%20Maria', 'Ana Maria', 'O%22Neil', String.raw`O\\"Neil`, 'O"Neil', 'Ana']);
});

it('signs of regular expressions in a text mean themselves, and texts that are too short to name anyone are left out', () => {
  expect(erasurePatterns({ ...none, addresses: ['a+b.c@example.com'] }).anywhere.join()).toContain(
    String.raw`a\+b\.c@example\.com`,
  );
  expect(erasurePatterns({ ...none, phones: ['123'], names: ['B'] }).nearby).toEqual([]);
});
