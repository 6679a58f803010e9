import { describe, expect, test } from 'vitest';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { creation } from '../search/standard-fields.ts';
import { ContactStore } from './contact-store.ts';

const start = Date.UTC(2026, 5, 10, 12);
const lagMs = 80_000;
const idOf = (number: number) => `${number}`.padStart(24, '0');

function person(number: number, more: Partial<Contact> = {}): Contact {
  return { ...emptyContact(idOf(number), 'user', start + number), email: `p${number}@example.com`, ...more };
}

function storeOf(count: number, at = start - 3_600_000): ContactStore {
  const store = new ContactStore();
  for (let number = 0; number < count; number += 1) store.put(person(number), at);
  return store;
}

const knownIds = (store: ContactStore, nowMs: number) =>
  store
    .known(nowMs, lagMs)
    .inOrder(creation)
    .map((row) => row.id);

test('contacts are found by address and external id immediately, in every role, until they are deleted', () => {
  const store = storeOf(2);
  store.put(person(2, { email: 'p1@example.com', role: 'lead', externalId: 'x' }), start);
  expect(store.withEmail('p1@example.com').map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
  expect(store.withExternalId('x').map(({ id }) => id)).toEqual([idOf(2)]);
  store.put(person(2, { email: null, externalId: null }), start);
  store.delete(idOf(1));
  expect(store.withEmail('p1@example.com')).toEqual([]);
  expect(store.withExternalId('x')).toEqual([]);
  expect(store.size).toBe(2);
});

describe('the lagging index', () => {
  test('catches up when the lag has passed, and falls back when the lag grows', () => {
    const store = storeOf(1);
    store.put(person(0, { name: 'Later' }), start);
    const nameAt = (nowMs: number, lag: number) => store.known(nowMs, lag).get(idOf(0))?.name;
    expect(nameAt(start + lagMs - 1, lagMs)).toBe(null);
    expect(nameAt(start + lagMs, lagMs)).toBe('Later');
    expect(nameAt(start + lagMs, 2 * lagMs)).toBe(null);
    expect(nameAt(start + lagMs, 0)).toBe('Later');
  });

  test('includes changes that became due during many others', () => {
    const store = storeOf(0);
    store.put(person(1), start);
    expect(knownIds(store, start + 1_000)).toEqual([]);
    for (let number = 2; number < 3_000; number += 1) store.put(person(number), start + 1_200_000);
    expect(knownIds(store, start + 1_200_000)).toEqual([idOf(1)]);
    expect(knownIds(store, start + 1_200_000 + lagMs)).toHaveLength(2_999);
  });

  test('stays in order after many changes at once and after few', () => {
    const store = storeOf(1_000);
    expect(knownIds(store, start)).toHaveLength(1_000);
    for (let number = 0; number < 1_000; number += 2) store.delete(idOf(number));
    const odd = Array.from({ length: 500 }, (_, index) => idOf(index * 2 + 1));
    expect(knownIds(store, start)).toEqual(odd);
    store.delete(idOf(501));
    store.put(person(400), start - 3_600_000);
    expect(knownIds(store, start)).toEqual([...odd.filter((id) => id !== idOf(501)), idOf(400)].toSorted());
  });

  test('drops archived and deleted contacts immediately', () => {
    const store = storeOf(3);
    expect(knownIds(store, start)).toHaveLength(3);
    store.put(person(0, { archived: true }), start);
    store.delete(idOf(1));
    expect(knownIds(store, start)).toEqual([idOf(2)]);
    store.put(person(0), start);
    expect(knownIds(store, start)).toEqual([idOf(0), idOf(2)]);
  });
});

test('a result is cached for its next pages until the index changes', () => {
  const store = storeOf(1);
  let searches = 0;
  const ask = (nowMs: number) => store.known(nowMs, lagMs).results.get('all', () => ((searches += 1), []));
  ask(start);
  store.put(person(1), start);
  ask(start + lagMs - 1);
  expect(searches).toBe(1);
  ask(start + lagMs);
  expect(searches).toBe(2);
});
