import { expect, it } from 'vitest';
import { targetText, valueText } from './attribute-text.ts';

it.each([
  [true, 'Yes'],
  [false, 'No'],
  [null, 'empty'],
  ['', 'empty'],
  [0, '0'],
  ['true', 'true'],
])('the value %j reads %s', (value, expected) => expect(valueText(value)).toBe(expected));

it.each([
  ['true', [], 'Yes'],
  ['false', [true], 'No'],
  ['True', [null, undefined], 'Yes'],
  // an attribute of texts that says so itself
  ['true', ['false'], 'true'],
  ['Yes', [true], 'Yes'],
  ['1', [], '1'],
] as const)('the target %s of an attribute with %j reads %s', (target, known, expected) => {
  expect(targetText(target, known)).toBe(expected);
});
