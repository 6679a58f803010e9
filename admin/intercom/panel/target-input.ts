import type { Attribute } from '../../api/types.ts';

type TargetInput =
  | { kind: 'choice'; choices: Array<{ value: string; label: string }>; hint: string }
  | { kind: 'text'; type: 'text' | 'date'; inputMode: 'text' | 'decimal'; hint: string };

/** How to ask for a value of an attribute: a choice where the CRM knows the values, else the keyboard for the type. */
export function targetInput(property: Attribute | undefined): TargetInput {
  switch (property?.type) {
    case 'options':
      return {
        kind: 'choice',
        choices: (property.options ?? []).filter(({ hidden }) => !hidden).map(({ value, label }) => ({ value, label })),
        hint: 'The values that this attribute can have.',
      };
    case 'boolean':
      return {
        kind: 'choice',
        choices: [
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ],
        hint: 'This attribute is either Yes or No.',
      };
    case 'integer':
    case 'float':
      return {
        kind: 'text',
        type: 'text',
        inputMode: 'decimal',
        hint: 'A number, such as 3. Only exactly this number qualifies, none above or below.',
      };
    case 'day':
    case 'instant':
      return { kind: 'text', type: 'date', inputMode: 'text', hint: 'A date. Only exactly this day qualifies.' };
    default:
      return {
        kind: 'text',
        type: 'text',
        inputMode: 'text',
        hint: 'Exactly as it appears on the contact, such as Yes.',
      };
  }
}
