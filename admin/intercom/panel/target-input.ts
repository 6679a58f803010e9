import type { Attribute } from '../../api/types.ts';

type TargetInput =
  | { kind: 'choice'; choices: Array<{ value: string; label: string }>; hint: string }
  | { kind: 'text'; type: 'text' | 'date'; inputMode: 'text' | 'decimal'; hint: string };

/** How to ask for a value of an attribute: by choice where Intercom knows the values, else by the type's keyboard. */
export function targetInput(property: Attribute | undefined): TargetInput {
  switch (property?.type) {
    case 'options':
      return {
        kind: 'choice',
        choices: (property.options ?? []).filter(({ hidden }) => !hidden).map(({ value, label }) => ({ value, label })),
        hint: 'The values that this attribute can have in Intercom.',
      };
    case 'boolean':
      return {
        kind: 'choice',
        choices: [
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ],
        hint: 'This attribute is either yes (true) or no (false) in Intercom.',
      };
    case 'integer':
    case 'float':
      return { kind: 'text', type: 'text', inputMode: 'decimal', hint: 'A number, such as 3.' };
    case 'day':
    case 'instant':
      return { kind: 'text', type: 'date', inputMode: 'text', hint: 'A day.' };
    default:
      return { kind: 'text', type: 'text', inputMode: 'text', hint: 'As it is written in Intercom, such as Yes.' };
  }
}
