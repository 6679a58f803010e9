import { describe, expect, it } from 'vitest';
import type { Observation, ObservedCompany } from './observation.ts';
import { changesBetween, isSameObservation, mergeObservations, readsMore } from './observation-rules.ts';

const readAt = new Date(0);
const attributes = (values: Record<string, string | number | boolean | null>): Observation => ({
  attributes: { values, readAt },
});
const tags = (...ids: string[]): Observation => ({ labelIds: { ids, readAt } });
const companies = (...items: ObservedCompany[]): Observation => ({ companies: { items, readAt } });

describe('isSameObservation', () => {
  it.each<[string, Observation, Observation]>([
    ['nothing was read', {}, {}],
    ['values are alike', attributes({ plan: 'Pro' }), attributes({ plan: 'Pro' })],
    ['an empty value is left out', attributes({ plan: null }), attributes({})],
    [
      'a time is written in two ways',
      attributes({ seen: 1_768_018_463 }),
      attributes({ seen: '2026-01-10T04:14:23Z' }),
    ],
    ['tags come in another order', tags('1', '2'), tags('2', '1')],
    ['tags were read only once', attributes({ plan: 'Pro' }), { ...attributes({ plan: 'Pro' }), ...tags('1') }],
    ['companies are alike', companies({ id: '1' }), companies({ id: '1' })],
    ['a company is named only once', companies({ id: '1', name: 'Acme' }), companies({ id: '1' })],
  ])('holds when %s', (_title, before, after) => {
    expect(isSameObservation(before, after)).toBe(true);
    expect(isSameObservation(after, before)).toBe(true);
  });

  it.each<[string, Observation, Observation, string]>([
    ['a value changed', attributes({ plan: 'Free' }), attributes({ plan: 'Pro' }), 'contact.plan'],
    ['a value was emptied', attributes({ plan: 'Free' }), attributes({ plan: null }), 'contact.plan'],
    ['a value is left out', attributes({ plan: 'Free' }), attributes({}), 'contact.plan'],
    ['a number became a text', attributes({ seats: 1 }), attributes({ seats: '1' }), 'contact.seats'],
    ['a tag was added', tags(), tags('1'), 'tag:1'],
    ['a company was added', companies(), companies({ id: '1' }), 'company:1'],
    [
      'a company was renamed',
      companies({ id: '1', name: 'Acme' }),
      companies({ id: '1', name: 'Acme Ltd' }),
      'company:1.name',
    ],
  ])('does not hold when %s, nor backwards', (_title, before, after, field) => {
    expect(changesBetween(before, after).map((change) => change.field)).toEqual([field]);
    expect(changesBetween(after, before).map((change) => change.field)).toEqual([field]);
    expect(isSameObservation(before, after)).toBe(false);
  });

  it('names the old value and the new one', () => {
    expect(changesBetween(attributes({ plan: 'Free' }), attributes({ plan: 'Pro' }))).toEqual([
      { field: 'contact.plan', old: 'Free', new: 'Pro' },
    ]);
    expect(changesBetween(tags('1'), tags())).toEqual([{ field: 'tag:1', old: true, new: null }]);
  });
});

describe('a part that was not read', () => {
  it('stays as it was read before', () => {
    const before = { ...attributes({ plan: 'Free' }), ...tags('1') };
    expect(mergeObservations(before, attributes({ plan: 'Pro' }))).toEqual({
      ...attributes({ plan: 'Pro' }),
      ...tags('1'),
    });
    expect(mergeObservations(before, tags())).toEqual({ ...attributes({ plan: 'Free' }), ...tags() });
  });

  it('is more when it comes for the first time, also when it is empty', () => {
    expect(readsMore(attributes({}), { ...attributes({}), ...tags() })).toBe(true);
    expect(readsMore({ ...attributes({}), ...tags() }, attributes({}))).toBe(false);
  });

  it('keeps the name of a company that is named by its id alone', () => {
    expect(mergeObservations(companies({ id: '1', name: 'Acme' }), companies({ id: '1' }, { id: '2' }))).toEqual(
      companies({ id: '1', name: 'Acme' }, { id: '2' }),
    );
  });
});

describe('attributes of which only some were read', () => {
  const some = (values: Record<string, string>, ...names: string[]): Observation => ({
    attributes: { values, names, readAt },
  });

  it('are compared where both read them', () => {
    const before = some({ plan: 'Free', name: 'Ana' }, 'plan', 'name');
    expect(changesBetween(before, some({ plan: 'Pro', city: 'Rome' }, 'plan', 'city'))).toEqual([
      { field: 'contact.plan', old: 'Free', new: 'Pro' },
    ]);
    expect(changesBetween(before, attributes({ plan: 'Free' }))).toEqual([
      { field: 'contact.name', old: 'Ana', new: null },
    ]);
  });

  it('stay beside those of a later reading that asked for others', () => {
    const before = some({ plan: 'Free', name: 'Ana' }, 'plan', 'name');
    expect(mergeObservations(before, some({ city: 'Rome' }, 'plan', 'city'))).toEqual(
      some({ name: 'Ana', city: 'Rome' }, 'plan', 'name', 'city'),
    );
    expect(mergeObservations(attributes({ plan: 'Free', name: 'Ana' }), some({ plan: 'Pro' }, 'plan'))).toEqual(
      attributes({ plan: 'Pro', name: 'Ana' }),
    );
  });

  it('are replaced by a reading of all of them', () => {
    expect(mergeObservations(some({ name: 'Ana' }, 'name'), attributes({ plan: 'Pro' }))).toEqual(
      attributes({ plan: 'Pro' }),
    );
  });

  it('are more when another one was read', () => {
    expect(readsMore(some({}, 'plan'), some({}, 'plan', 'city'))).toBe(true);
    expect(readsMore(some({}, 'plan'), attributes({}))).toBe(true);
    expect(readsMore(some({}, 'plan', 'city'), some({}, 'plan'))).toBe(false);
    expect(readsMore(attributes({}), some({}, 'plan'))).toBe(false);
  });
});
