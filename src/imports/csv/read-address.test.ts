import { expect, it } from 'vitest';
import { readAddress } from './read-address.ts';

it.each([
  ['ana@example.com', 'ana@example.com'],
  ['  \u200Bana@example.com\u00A0', 'ana@example.com'],
  ['Otto Kern <otto@example.com>', 'otto@example.com'],
  ['"Kern, Otto" <otto@example.com>;', 'otto@example.com'],
  ['<otto@example.com>', 'otto@example.com'],
  ['mailto:pia@example.com', 'pia@example.com'],
  ['MAILTO:pia@example.com?subject=Hello', 'pia@example.com'],
  ['quinn@example.com,', 'quinn@example.com'],
  ['quinn@example.com.', 'quinn@example.com'],
  ['"quinn@example.com"', 'quinn@example.com'],
  ['nora@example.com; NORA@example.com', 'NORA@example.com'],
  ["o'neil@example.com", "o'neil@example.com"],
])('%s', (cell, email) => {
  expect(readAddress(cell)).toEqual({ email, problem: null });
});

it.each([
  ['nora@example.com; nora.byrne@example.com', 'several_addresses'],
  ['nora@example.com nora.byrne@example.com', 'several_addresses'],
  ['Nora <nora@example.com>, Ben <ben@example.com>', 'several_addresses'],
  ['nora@example.com/ben@example.com', 'several_addresses'],
  ['Bea bea@example.com <ana@example.com>', 'several_addresses'],
  ['Report of team@example.com', 'invalid_email'],
  ['not nora@example.com any more', 'invalid_email'],
  ['ben@example', 'invalid_email'],
  ['kai@exam\u00ADple.com', 'invalid_email'],
  ['n/a', 'invalid_email'],
])('%s: %s', (cell, problem) => {
  expect(readAddress(cell)).toEqual({ email: cell, problem });
});

it('an empty cell has no address and no problem', () => {
  expect(readAddress(' ')).toEqual({ email: '', problem: null });
});
