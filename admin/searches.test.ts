import { expect, it } from 'vitest';
import { draftSearchSchema, leadsSearchSchema, signInSearchSchema } from './searches.ts';

it('keeps what it knows', () => {
  expect(leadsSearchSchema.parse({ search: 'ana', state: 'Qualified' })).toEqual({ search: 'ana', state: 'Qualified' });
});

it.each([{}, { search: '' }, { search: 7 }, { state: 'Lost' }, { page: 'x' }])(
  'drops what it does not know: %j',
  (raw) => {
    expect(leadsSearchSchema.parse(raw)).toEqual({});
    expect(draftSearchSchema.parse(raw)).toEqual({});
  },
);

it.each([
  ['/campaigns/c1/leads', '/campaigns/c1/leads'],
  ['//evil.example.com', undefined],
  ['/\\evil.example.com', undefined],
  ['https://evil.example.com', undefined],
])('signing in returns from %s to %s', (address, returnTo) => {
  expect(signInSearchSchema.parse({ return_to: address }).return_to).toBe(returnTo);
});
