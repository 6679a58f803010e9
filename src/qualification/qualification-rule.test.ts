import { describe, expect, it } from 'vitest';
import { qualificationRuleForm, watchedAttribute } from './qualification-rule.ts';

const plan = 'custom_attributes.Plan';

it.each([
  [null, null],
  [{ method: 'none' }, null],
  [
    { method: 'attribute', property: plan, target: 'Pro' },
    { property: plan, target: 'Pro' },
  ],
  [{ method: 'attribute', property: plan, target: null }, null],
  [{ method: 'attribute', property: plan, target: '' }, null],
  [{ method: 'attribute', property: null, target: 'Pro' }, null],
] as const)('of %j watches %j', (rule, watched) => {
  expect(watchedAttribute(rule)).toEqual(watched);
});

describe('rules stored by older versions', () => {
  it.each([
    [{ method: 'none', property: null, target: null }, { method: 'none' }],
    [{ method: 'none', property: plan, target: 'Pro' }, { method: 'none' }],
    [
      { method: 'attribute', property: plan, target: 'Pro' },
      { method: 'attribute', property: plan, target: 'Pro' },
    ],
  ])('%j is read as %j', (stored, rule) => {
    expect(qualificationRuleForm.parse(stored)).toEqual(rule);
  });
});
