import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../api/types.ts';
import { blankCondition, operatorChoices, problemOfCondition, toConditionValue, withAttribute } from './conditions.ts';

const attribute = (name: string, type: Attribute['type']): Attribute => ({
  name,
  label: name,
  full_name: `custom_attributes.${name}`,
  type,
  options: null,
  custom: true,
  writable: true,
});
const plan = attribute('Plan', 'string');
const seats = attribute('Seats', 'integer');
const trialEnds = attribute('Trial ends', 'date');

describe('operators', () => {
  it('of dates speak of before and after', () => {
    const labels = operatorChoices('date').map(({ label }) => label);
    expect(labels).toEqual(['is', 'is after', 'is before', 'has any value', 'is empty']);
  });

  it('that the new attribute does not know fall back to "is", and the value goes', () => {
    const text = { attribute: plan.full_name, operator: 'contains', value: 'pro' } as const;
    expect(withAttribute(text, seats)).toEqual({ attribute: seats.full_name, operator: 'equals', value: null });
    expect(withAttribute({ ...text, operator: 'equals' }, trialEnds).operator).toBe('equals');
  });
});

describe('values', () => {
  it.each([
    ['3', 'integer', 3],
    ['3.5', 'float', 3.5],
    ['three', 'integer', 'three'],
    ['true', 'boolean', true],
    ['false', 'boolean', false],
    ['2026-01-31', 'date', '2026-01-31'],
    ['  ', 'string', null],
    [null, 'boolean', null],
  ] as const)('%j of an attribute of type %s is %j', (typed, type, value) => {
    expect(toConditionValue(typed, type)).toBe(value);
  });
});

describe('a condition', () => {
  const known = [plan, seats];
  const of = (attribute: Attribute, value: string | number | null) => ({
    attribute: attribute.full_name,
    operator: 'equals' as const,
    value,
  });

  it('is complete with an attribute and a fitting value, or without one where none is compared', () => {
    expect(problemOfCondition(of(seats, 3), known)).toBeNull();
    expect(problemOfCondition({ ...of(plan, null), operator: 'is_set' }, known)).toBeNull();
  });

  it.each([
    [blankCondition, 'attribute', /Select an attribute/],
    [of(trialEnds, '2026-01-31'), 'attribute', /no longer exists/],
    [of(plan, null), 'value', /Enter the value/],
    [of(seats, 'three'), 'value', /a number/],
    [of(seats, 2.5), 'value', /whole number/],
  ] as const)('says what is missing in %j', (condition, field, sentence) => {
    const problem = problemOfCondition(condition, known);
    expect(problem?.field).toBe(field);
    expect(problem?.sentence).toMatch(sentence);
  });
});
