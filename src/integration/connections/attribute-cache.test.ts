import { beforeEach, expect, it } from 'vitest';
import { intercomTraits } from '../../intercom/traits.ts';
import type { CrmAttribute } from '../provider/crm-attribute.ts';
import type { CrmClient } from '../provider/crm-provider.ts';
import { createAttributeCache, type AttributeCache } from './attribute-cache.ts';

let now: number;
let cache: AttributeCache;
/** what the CRM has, perhaps created by another process */
let names: string[];
let readings: number;
let answer: () => Promise<void>;

beforeEach(() => {
  now = Date.parse('2026-03-01T12:00:00Z');
  cache = createAttributeCache({ now: () => new Date(now) });
  names = ['plan'];
  readings = 0;
  answer = async () => {};
});

const client = {
  traits: intercomTraits,
  provideAttributes: async () => [],
  listAttributes: async () => {
    readings += 1;
    const listed = names.map((fullName) => ({ fullName, name: fullName }) as unknown as CrmAttribute);
    await answer();
    return listed;
  },
} as unknown as CrmClient;

const has = async (attributes: Promise<readonly CrmAttribute[]>, name: string) =>
  (await attributes).some(({ fullName }) => fullName === name);

it('all who ask share one reading, which counts for some minutes', async () => {
  const asked = await Promise.all(Array.from({ length: 5 }, () => cache.attributesOf('one', client)));
  expect(new Set(asked).size).toBe(1);
  now += 4 * 60_000;
  await cache.attributesOf('one', client);
  expect(readings).toBe(1);
  now += 2 * 60_000;
  await cache.attributesOf('one', client);
  expect(readings).toBe(2);
});

it('an attribute that another process created is found before it is reported as missing', async () => {
  const stale = await cache.attributesOf('one', client);
  names.push('created_elsewhere');
  const after = Array.from({ length: 5 }, () => cache.attributesAfter(stale, 'one', client));
  expect(await has(after[0]!, 'created_elsewhere')).toBe(true);
  expect(new Set(await Promise.all(after)).size).toBe(1);
  expect(readings).toBe(2);
  // they are read again by now
  await cache.attributesAfter(stale, 'one', client);
  expect(readings).toBe(2);
});

it('what is forgotten while it is read reaches those who already wait for it, and no one after them', async () => {
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  answer = () => {
    begun.resolve();
    return slow.promise;
  };
  const before = cache.attributesOf('one', client);
  await begun.promise;
  answer = async () => {};
  cache.forget('one');
  names.push('new');
  expect(await has(cache.attributesOf('one', client), 'new')).toBe(true);
  slow.resolve();
  expect(await has(before, 'new')).toBe(false);
  expect(await has(cache.attributesOf('one', client), 'new')).toBe(true);
  expect(readings).toBe(2);
});

it('a reading that fails is not remembered', async () => {
  answer = () => Promise.reject(new Error('no answer'));
  await expect(cache.attributesOf('one', client)).rejects.toThrow('no answer');
  answer = async () => {};
  await cache.attributesOf('one', client);
  expect(readings).toBe(2);
});
