import { expect, it } from 'vitest';
import { actionOf, nextRow, type Press } from './shortcuts.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isBusy: false,
  ...more,
});

it.each([
  ['/', 'search'],
  ['?', 'help'],
  ['j', 'next'],
  ['k', 'previous'],
  ['x', 'select'],
  ['a', null],
  ['Enter', null],
])('%s means %s', (key, action) => {
  expect(actionOf(press(key))).toBe(action);
});

it.each<Partial<Press>>([{ isBusy: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])(
  'a key belongs to the field or the browser: %o',
  (more) => {
    expect(actionOf(press('k', more))).toBeNull();
  },
);

it.each([
  { from: -1, step: 1, to: 0 },
  { from: -1, step: -1, to: 4 },
  { from: 2, step: 1, to: 3 },
  { from: 4, step: 1, to: 4 },
  { from: 0, step: -1, to: 0 },
] as const)('from row $from by $step of five is row $to', ({ from, step, to }) => {
  expect(nextRow(from, step, 5)).toBe(to);
});
