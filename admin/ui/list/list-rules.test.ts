import { expect, it } from 'vitest';
import { movesText, nextSort, selectRow } from './list-rules.ts';

it('the first click on a header sorts the way of its column, the next turn it round', () => {
  const name = { by: 'name', first: 'asc' } as const;
  const asc = nextSort(name, { sort: undefined, order: undefined });
  expect(asc).toEqual({ sort: 'name', order: 'asc' });
  const desc = nextSort(name, asc);
  expect(desc).toEqual({ sort: 'name', order: 'desc' });
  expect(nextSort(name, desc)).toEqual(asc);
  expect(nextSort({ by: 'referrals', first: 'desc' }, asc)).toEqual({ sort: 'referrals', order: 'desc' });
});

it('a click changes one row; with shift all rows from the last one on become like it, either way', () => {
  const rows = ['a', 'b', 'c', 'd'];
  expect([...selectRow(new Set(), rows, 'c', null)]).toEqual(['c']);
  expect([...selectRow(new Set(['c']), rows, 'a', 'c')].toSorted()).toEqual(['a', 'b', 'c']);
  expect([...selectRow(new Set(['a', 'b', 'c', 'd']), rows, 'd', 'b')]).toEqual(['a']);
  expect([...selectRow(new Set(['b']), rows, 'b', 'gone')]).toEqual([]);
});

it('a result says how many changed, and of the others how many for which reason', () => {
  const refused = [{ reason: 'Was Due.' }, { reason: 'Is Issued.' }, { reason: 'Is Issued.' }];
  expect(movesText('issued', { moved: 1, refused: [] })).toBe('1 issued.');
  expect(movesText('issued', { moved: 4, refused })).toBe('4 issued. 2 not: Is Issued. 1 not: Was Due.');
});
