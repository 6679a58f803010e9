import { expect, it } from 'vitest';
import { decideOnDeleted } from './proposal-rules.ts';

it.each([
  ['gone', false, 'erase'],
  ['gone', true, 'wait'],
  ['there', false, 'dismiss'],
  ['there', true, 'dismiss'],
  ['unknown', false, 'wait'],
  ['unknown', true, 'wait'],
] as const)('a contact that is %s, another one of the person there: %s, is for us to %s', (reading, other, does) => {
  expect(decideOnDeleted({ reading, hasOtherContact: other }).does).toBe(does);
});
