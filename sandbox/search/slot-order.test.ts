import { expect, test } from 'vitest';
import { emptyContact } from '../entities/contact.ts';
import { creation } from './standard-fields.ts';
import { SlotOrder } from './slot-order.ts';

const at = (second: number) => emptyContact(`${second}`, 'user', second * 1000);
const contacts = [7, 3, 5, 3, 9].map((second, index) => ({ ...at(second), id: `${second}-${index}` }));
const order = new SlotOrder(creation, contacts);
const within = (least: number, most: number) => {
  const { start, end } = order.range({ least, most });
  return order.places.slice(start, end).map((slot) => contacts[slot]?.id);
};

test('equal values go by id, and a range includes both its bounds', () => {
  expect(within(-Infinity, Infinity)).toEqual(['3-1', '3-3', '5-2', '7-0', '9-4']);
  expect(within(3, 5)).toEqual(['3-1', '3-3', '5-2']);
  expect(within(4, 6)).toEqual(['5-2']);
  expect(within(10, 20)).toEqual([]);
  expect(within(5, 4)).toEqual([]);
});
