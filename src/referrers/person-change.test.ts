import { expect, it } from 'vitest';
import { differenceOf, revisionOf } from './person-change.ts';

const ana = { email: 'ana@example.com', email_key: 'ana@example.com', first_name: 'Ana', last_name: '', phone: '' };

it.each([
  ['nothing given', {}, null],
  ['the same again', { email: 'ana@example.com', firstName: 'Ana' }, null],
  ['the same but for blanks', { firstName: '  Ana ​' }, null],
  [
    'a cleaned name and phone',
    { firstName: ' Anna\n Maria ', phone: '+43 1\t2' },
    { fields: ['first_name', 'phone'], now: { first_name: 'Anna Maria', phone: '+43 1 2' } },
  ],
  ['a field that is emptied', { firstName: '' }, { fields: ['first_name'], now: { first_name: '' } }],
  // a referrer has none
  ['a company', { company: 'Acme' }, null],
])('%s', (_, change, expected) => {
  const difference = differenceOf(ana, change);
  if (expected === null) expect(difference).toBeNull();
  else expect(difference?.evidence).toMatchObject(expected);
});

it('knows another spelling of the same address from another address, and keeps the values before', () => {
  expect(differenceOf(ana, { email: 'Ana@Example.com' })).toMatchObject({ isOtherAddress: false });
  expect(differenceOf(ana, { email: 'anna@example.com' })).toEqual({
    columns: { email: 'anna@example.com', email_key: 'anna@example.com' },
    evidence: { fields: ['email'], was: { email: 'ana@example.com' }, now: { email: 'anna@example.com' } },
    isOtherAddress: true,
  });
});

it('a revision differs whenever a detail does', () => {
  const revisions = [
    ana,
    { ...ana, first_name: 'Anna' },
    { ...ana, last_name: 'Ana', first_name: '' },
    { ...ana, phone: '1' },
    { ...ana, company: '1' },
  ];
  expect(new Set(revisions.map(revisionOf)).size).toBe(revisions.length);
});
