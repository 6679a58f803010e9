import type { AttributeValue } from './attribute-value.ts';

const booleanByText = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['0', false],
]);

/** Yes or no as people and programs write it; null for anything else. */
export function readBoolean(value: AttributeValue): boolean | null {
  return booleanByText.get(String(value).trim().toLowerCase()) ?? null;
}
