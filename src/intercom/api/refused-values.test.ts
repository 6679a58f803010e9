import { expect, it } from 'vitest';
import { findRefusedValues } from './refused-values.ts';

const written = {
  email: 'ben@example.com',
  name: 'Ben',
  phone: 'call me',
  signed_up_at: 1_767_225_600,
  'custom_attributes.First name': 'Benedict',
  'custom_attributes.Plan': 'Scale',
  'custom_attributes.C++ level (1)': '3',
};

it.each<[string, { message?: string | null; field?: string | null; code?: string }[], string[]]>([
  ['a quoted custom attribute', [{ message: "Custom attribute 'Plan' does not exist" }], ['custom_attributes.Plan']],
  ['a name with signs in it', [{ message: '"C++ level (1)" is too long' }], ['custom_attributes.C++ level (1)']],
  ['a standard attribute in words', [{ message: 'Phone is invalid' }], ['phone']],
  ['a name with blanks for underscores', [{ message: 'Signed up at must be a UNIX timestamp' }], ['signed_up_at']],
  ['the longer of two names', [{ message: 'First name is too long' }], ['custom_attributes.First name']],
  ['the shorter where it is meant', [{ message: 'Name is too long (maximum is 255 characters)' }], ['name']],
  ['a value', [{ message: "'Scale' is not an option" }], ['custom_attributes.Plan']],
  ['a field beside the message', [{ message: 'is invalid', field: 'phone' }], ['phone']],
  [
    'each of several errors',
    [{ message: 'Phone is invalid' }, { message: "Custom attribute 'Plan' must be of type integer" }],
    ['phone', 'custom_attributes.Plan'],
  ],
  ['an address too', [{ message: 'Email is invalid' }], ['email']],
  ['part of a word', [{ code: 'parameter_invalid', message: 'Planning is not possible' }], []],
  ['no message', [{ code: 'parameter_invalid', message: null }], []],
])('reads from a refusal: %s', (_, entries, expected) => {
  expect(findRefusedValues(400, entries, written)).toEqual(expected);
});

it.each([
  [404, [{ code: 'not_found', message: 'User Not Found' }]],
  [409, [{ code: 'conflict', message: 'A contact matching those details already exists' }]],
  [422, [{ code: 'not_restorable', message: 'This contact was blocked and cannot be restored' }]],
  [400, [{ code: 'something_new', message: 'No idea' }]],
  [400, []],
])('takes %i %j for no refusal of a value', (status, entries) => {
  expect(findRefusedValues(status, entries, written)).toBeNull();
});
