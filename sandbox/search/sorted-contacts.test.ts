import { expect, test } from 'vitest';
import { emptyContact } from '../entities/contact.ts';
import { creation } from './standard-fields.ts';
import { SortedContacts } from './sorted-contacts.ts';

const at = (second: number) => emptyContact(`${second}`, 'user', second * 1000);
const contacts = [7, 3, 5, 3, 9].map((second, index) => ({ ...at(second), id: `${second}-${index}` }));
const sorted = new SortedContacts(creation, contacts);
const within = (least: number, most: number) => {
  const { start, end } = sorted.range({ least, most });
  return sorted.rows.slice(start, end).map(({ id }) => id);
};

test('equal values go by id, and a range includes both its bounds', () => {
  expect(within(-Infinity, Infinity)).toEqual(['3-1', '3-3', '5-2', '7-0', '9-4']);
  expect(within(3, 5)).toEqual(['3-1', '3-3', '5-2']);
  expect(within(4, 6)).toEqual(['5-2']);
  expect(within(10, 20)).toEqual([]);
  expect(within(5, 4)).toEqual([]);
});
