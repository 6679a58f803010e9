import { describe, expect, it } from 'vitest';
import type { AttributeCondition } from '../../integration/provider/crm-provider.ts';
import { searchQuery } from './contact-query.ts';

const plan = (index: number): AttributeCondition => ({
  attribute: `custom_attributes.p${index}`,
  operator: 'equals',
  value: index,
});

describe('searchQuery', () => {
  it('asks for everyone when nothing is asked', () => {
    expect(searchQuery({})).toEqual({
      query: {
        operator: 'OR',
        value: [
          { field: 'role', operator: '=', value: 'user' },
          { field: 'role', operator: '=', value: 'lead' },
        ],
      },
    });
  });

  it('sends one condition as the query itself', () => {
    expect(searchQuery({ labelIds: ['7'] })).toEqual({ query: { field: 'tag_id', operator: '=', value: '7' } });
  });

  it('asks for the whole day of the time as well, in the order of changes', () => {
    const at = 1_577_869_200;
    expect(searchQuery({ kind: 'lead', updatedSince: new Date(at * 1000 + 900) })).toEqual({
      query: {
        operator: 'AND',
        value: [
          { field: 'role', operator: '=', value: 'lead' },
          {
            operator: 'OR',
            value: [
              { field: 'updated_at', operator: '=', value: at },
              { field: 'updated_at', operator: '>', value: at },
            ],
          },
        ],
      },
      sort: { field: 'updated_at', order: 'ascending' },
    });
  });

  it.each<[AttributeCondition, object]>([
    [
      { attribute: 'name', operator: 'contains', value: 'x' },
      { operator: '~', value: 'x' },
    ],
    [
      { attribute: 'name', operator: 'is_set', value: null },
      { operator: '!=', value: null },
    ],
    [
      { attribute: 'signed_up_at', operator: 'is_set', value: null },
      { operator: '>', value: 0 },
    ],
    [
      { attribute: 'custom_attributes.a', operator: 'is_set', value: null, type: 'instant' },
      { operator: '>', value: 0 },
    ],
    [
      { attribute: 'signed_up_at', operator: 'is_empty', value: null },
      { operator: '=', value: null },
    ],
  ])('writes %j', (condition, filter) => {
    expect(searchQuery({ conditions: [condition] }).query).toMatchObject(filter);
  });

  it('keeps groups within 15 filters and two levels', () => {
    const conditions = Array.from({ length: 40 }, (_, index) => plan(index));
    const { query } = searchQuery({ conditions, updatedSince: new Date() });
    const groups = 'field' in query ? [] : query.value;
    expect(groups.map((group) => ('field' in group ? 0 : group.value.length))).toEqual([2, 15, 15, 10]);
    expect(() => searchQuery({ conditions: Array.from({ length: 226 }, (_, index) => plan(index)) })).toThrow(
      'remove some',
    );
  });
});
