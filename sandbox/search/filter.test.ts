import { describe, expect, test } from 'vitest';
import { IntercomError } from '../http/intercom-error.ts';
import { type Field, parseFilter } from './filter.ts';
import { attachedKind, booleanKind, numberKind, textKind } from './kinds.ts';
import { dayKind, secondKind } from './time-kinds.ts';
import type { Held, Kind } from './values.ts';

const kinds = new Map<string, Kind>(
  Object.entries({
    text: textKind,
    number: numberKind,
    flag: booleanKind,
    tags: attachedKind(['=', '!=']),
    day: dayKind('America/New_York'),
    second: secondKind(['=', '!=', '>', '<', '>=', '<='], false),
    loose: secondKind(['=', '!=', 'IN', 'NIN', '>', '<'], true),
  }),
);

/** Whether a row that holds `held` matches one condition on a field of a kind; the error's code when it is refused. */
function asks(kind: string, held: Held, operator: unknown, value: unknown): boolean | string {
  const field = (name: string): Field<null> | undefined => {
    const found = kinds.get(name);
    return found === undefined ? undefined : { name, kind: found, read: () => held };
  };
  try {
    return parseFilter({ field: kind, operator, value }, field).matches(null);
  } catch (error) {
    if (error instanceof IntercomError) return `${error.status} ${error.code}`;
    throw error;
  }
}

const refused = '400 parameter_invalid';
const all = ['=', '!=', 'IN', 'NIN', '>', '<', '>=', '<=', '~', '!~', '^', '$', 'AND ', '', null, 7];

test.each([
  ['text', 'a', ['=', '!=', 'IN', 'NIN', '~', '!~', '^', '$']],
  ['number', 1, ['=', '!=', 'IN', 'NIN', '>', '<', '>=', '<=']],
  ['flag', true, ['=', '!=', 'IN', 'NIN']],
  ['tags', '1', ['=', '!=']],
  ['day', 1_780_000_000, ['=', '>', '<']],
  ['second', 1_780_000_000, ['=', '!=', '>', '<', '>=', '<=']],
  ['loose', 1_780_000_000, ['=', '!=', 'IN', 'NIN', '>', '<']],
])('%s accepts its operators and refuses all others', (kind, value, operators) => {
  const taken = all.filter((operator) => {
    const isList = operator === 'IN' || operator === 'NIN';
    return asks(kind, null, operator, isList ? [value] : value) !== refused;
  });
  expect(taken).toEqual(all.filter((operator) => operators.includes(String(operator))));
});

test.each([
  ['text', 'Ana López', '~', 'LÓP', true],
  ['text', 'Ana López', '!~', 'lóp', false],
  ['text', 'Ana López', '^', 'ana', true],
  ['text', 'Ana López', '$', 'EZ', true],
  ['text', 'Ana', '=', 'ana', false],
  ['text', 'Ana', 'IN', ['Bo', 'Ana'], true],
  ['text', 'Ana', 'NIN', ['Bo', 'Ana'], false],
  ['number', 2.5, '>=', 2.5, true],
  ['number', 2, '>', '1', true],
  ['number', 2, '=', '2', true],
  ['number', 0, '<', 0, false],
  ['flag', false, '=', false, true],
  ['flag', false, '!=', 'true', true],
  ['flag', true, 'IN', [true], true],
  ['tags', ['1', '2'], '=', '2', true],
  ['tags', ['1', '2'], '!=', '2', false],
  ['tags', [], '!=', '2', true],
  ['second', 100, '>', 100, false],
  ['second', 100, '>=', 100, true],
  ['loose', 100, '>', 100, true],
  ['loose', 100, '<', '100', true],
  ['loose', 101, '<', 100, false],
  ['loose', 101, 'IN', [100, 101], true],
])('%s %j %s %j: %s', (kind, held, operator, value, matches) => {
  expect(asks(kind, held, operator, value)).toBe(matches);
});

describe('unknown values', () => {
  test.each([
    ['text', '=', null, true],
    ['text', 'IN', ['a', null], true],
    ['text', '!=', 'a', true],
    ['text', 'NIN', ['a'], true],
    ['text', '!~', 'a', true],
    ['text', '~', 'a', false],
    ['number', '=', null, true],
    ['number', '<', 5, false],
    ['number', '!=', 5, true],
    ['flag', '=', false, false],
    ['day', '=', null, true],
    ['day', '<', 4_000_000_000, false],
    ['second', '!=', 5, true],
    ['second', '<=', 4_000_000_000, false],
  ])('%s %s %j: %s', (kind, operator, value, matches) => {
    expect(asks(kind, null, operator, value)).toBe(matches);
  });
});

test.each([
  ['text', '=', 7],
  ['text', '~', { a: 1 }],
  ['text', 'IN', 'a'],
  ['text', 'IN', ['a', 7]],
  ['text', '=', undefined],
  ['number', '=', 'many'],
  ['number', '=', ''],
  ['number', '>', null],
  ['number', '=', 1e300],
  ['number', '=', 'Infinity'],
  ['flag', '=', 1],
  ['tags', '=', ['1']],
  ['day', '=', 'foorbar'],
  ['day', '=', 1e14],
  ['day', '>', null],
  ['second', '>', null],
  ['second', '=', [1]],
  ['__proto__', '=', '1'],
  ['constructor', '=', '1'],
])('%s %s %j is refused', (kind, operator, value) => {
  expect(asks(kind, null, operator, value)).toBe(refused);
});

test('a day begins and ends by the calendar of its time zone', () => {
  const noon = Date.UTC(2026, 0, 10, 17) / 1000;
  const [start, end] = [Date.UTC(2026, 0, 10, 5) / 1000, Date.UTC(2026, 0, 11, 5) / 1000];
  expect([start - 1, start, end - 1, end].map((held) => asks('day', held, '=', noon))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([start, end - 1, end].map((held) => asks('day', held, '>', noon))).toEqual([false, false, true]);
  expect([start - 1, start, noon].map((held) => asks('day', held, '<', noon))).toEqual([true, false, false]);
});

test('an error quotes the sent value, truncated at a whole character', () => {
  const long = `\ud800${'x'.repeat(1_000)}`;
  const attempt = () => parseFilter({ field: long, operator: '=', value: 1 }, () => undefined);
  expect(attempt).toThrow(/^Invalid field: /);
  try {
    attempt();
  } catch (error) {
    expect((error as Error).message.length).toBeLessThan(130);
    expect((error as Error).message.isWellFormed()).toBe(true);
  }
});
