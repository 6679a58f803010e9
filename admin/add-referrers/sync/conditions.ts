import type { Attribute, ContactCondition } from '../../api/types.ts';

type Operator = ContactCondition['operator'];

const labelByOperator: Record<Operator, string> = {
  equals: 'is',
  not_equals: 'is not',
  contains: 'contains',
  starts_with: 'starts with',
  greater: 'is more than',
  less: 'is less than',
  is_set: 'has any value',
  is_empty: 'is empty',
};
const labelForDates: Partial<Record<Operator, string>> = { greater: 'is after', less: 'is before' };

const operatorsByType: Record<Attribute['type'], readonly Operator[]> = {
  string: ['equals', 'not_equals', 'contains', 'starts_with', 'is_set', 'is_empty'],
  options: ['equals', 'not_equals', 'is_set', 'is_empty'],
  boolean: ['equals', 'is_set', 'is_empty'],
  integer: ['equals', 'not_equals', 'greater', 'less', 'is_set', 'is_empty'],
  float: ['equals', 'not_equals', 'greater', 'less', 'is_set', 'is_empty'],
  date: ['equals', 'greater', 'less', 'is_set', 'is_empty'],
};

/** An empty condition. */
export const blankCondition: ContactCondition = { attribute: '', operator: 'equals', value: null };

/** The operators of an attribute, with the labels for its type. */
export function operatorChoices(type: Attribute['type']): Array<{ value: Operator; label: string }> {
  return operatorsByType[type].map((operator) => ({
    value: operator,
    label: (type === 'date' && labelForDates[operator]) || labelByOperator[operator],
  }));
}

/** Whether the operator compares with a value. */
export const takesValue = (operator: Operator) => operator !== 'is_set' && operator !== 'is_empty';

/** The condition after its attribute changed: an operator that the new type does not know, and the value, are dropped. */
export function withAttribute(condition: ContactCondition, attribute: Attribute): ContactCondition {
  const isKnown = operatorsByType[attribute.type].includes(condition.operator);
  return { attribute: attribute.full_name, operator: isKnown ? condition.operator : 'equals', value: null };
}

/** What was typed or chosen, as the kind of value that the attribute holds; null while there is nothing. */
export function toConditionValue(typed: string | null, type: Attribute['type']): ContactCondition['value'] {
  if (typed === null || typed.trim() === '') return null;
  if (type === 'boolean') return typed === 'true';
  const isNumber = type === 'integer' || type === 'float';
  return isNumber && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

/** What is missing in a condition and at which of its fields; null when it is complete. */
export function problemOfCondition(
  { attribute: name, operator, value }: ContactCondition,
  attributes: readonly Attribute[],
): { field: 'attribute' | 'value'; sentence: string } | null {
  if (name === '') return { field: 'attribute', sentence: 'Select an attribute, or remove this condition.' };
  const attribute = attributes.find((known) => known.full_name === name);
  if (!attribute) return { field: 'attribute', sentence: 'This attribute no longer exists. Select another.' };
  if (!takesValue(operator)) return null;
  if (value === null || value === '') return { field: 'value', sentence: 'Enter the value to compare with.' };
  const isNumber = attribute.type === 'integer' || attribute.type === 'float';
  if (isNumber && typeof value !== 'number') return { field: 'value', sentence: 'Enter a number, such as 3.' };
  if (attribute.type === 'integer' && !Number.isInteger(value))
    return { field: 'value', sentence: 'Enter a whole number, such as 3.' };
  return null;
}
