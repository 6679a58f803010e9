import { describe, expect, it } from 'vitest';
import { changesOfReading, replayChanges } from './change-rules.ts';
import type { Observation } from './observation.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
const observation = (plan: string | null, ...labelIds: string[]): { observation: Observation } => ({
  observation: {
    attributes: { values: { plan, seen: 1 }, readAt: at(1) },
    labelIds: { ids: labelIds, readAt: at(1) },
  },
});
const reading = { contact: { id: '7', updatedAt: at(20), readAt: at(30) }, source: 'polling' } as const;
const unrecorded = new Set(['seen']);
const fieldsAndValues = (...parameters: Parameters<typeof changesOfReading>) =>
  changesOfReading(...parameters).map((change) => [change.field, change.old, change.new]);

describe('what a reading adds to the record', () => {
  it('is every part that was read for the first time, without what is empty or moves with each visit', () => {
    expect(fieldsAndValues(reading, null, observation('Pro', '1'), unrecorded)).toEqual([
      ['*', null, { attributes: { plan: 'Pro' }, tagIds: ['1'] }],
    ]);
    const { attributes } = observation('Pro').observation;
    const withoutTags = { observation: attributes ? { attributes } : {} };
    expect(fieldsAndValues(reading, withoutTags, observation('Pro'), unrecorded)).toEqual([
      ['*', null, { tagIds: [] }],
    ]);
  });

  it('is each field that changed', () => {
    expect(fieldsAndValues(reading, observation('Free', '1'), observation('Pro', '2'), unrecorded)).toEqual([
      ['contact.plan', 'Free', 'Pro'],
      ['tag:1', true, null],
      ['tag:2', null, true],
    ]);
    expect(fieldsAndValues(reading, observation('Pro', '1'), observation('Pro', '1'), unrecorded)).toEqual([]);
  });

  it('has what moves with each visit where a rule watches it', () => {
    const later = observation('Pro');
    const { attributes } = later.observation;
    const seen = {
      observation: { ...later.observation, attributes: { ...attributes!, values: { plan: 'Pro', seen: 2 } } },
    };
    expect(fieldsAndValues(reading, observation('Pro'), seen, unrecorded)).toEqual([]);
    expect(fieldsAndValues(reading, observation('Pro'), seen, new Set())).toEqual([['contact.seen', 1, 2]]);
  });

  it.each([
    ['the report', { ...reading, reportedAt: at(10) }, at(10), 'reported'],
    ['the last change of the contact', reading, at(20), 'updated'],
    ['the reading', { ...reading, contact: { ...reading.contact, updatedAt: null } }, at(30), 'read'],
  ] as const)('is dated by %s', (_title, dated, changedAt, changedAtBasis) => {
    const [change] = changesOfReading(dated, observation('Free'), observation('Pro'), unrecorded);
    expect(change).toMatchObject({ changedAt, changedAtBasis, readAt: at(30), source: 'polling', contactId: '7' });
  });
});

describe('a replay', () => {
  const change = (field: string, value: unknown) => ({ field, new: value, readAt: at(1) }) as never;

  it('begins with what a first reading showed', () => {
    const { attributes, labelIds, companies } = replayChanges([
      change('*', { attributes: { plan: 'Free' } }),
      change('*', { tagIds: ['1'], companies: [{ id: 'a' }] }),
      change('contact.plan', 'Pro'),
      change('tag:2', true),
      change('tag:1', null),
      change('company:b', true),
      change('company:b.name', 'Beta'),
      change('company:a', null),
    ]);
    expect([attributes?.values, labelIds?.ids, companies?.items]).toEqual([
      { plan: 'Pro' },
      ['2'],
      [{ id: 'b', name: 'Beta' }],
    ]);
  });

  it('knows nothing of a part that was never read', () => {
    expect(replayChanges([])).toEqual({});
    expect(Object.keys(replayChanges([change('*', { tagIds: [] })]))).toEqual(['labelIds']);
  });
});
