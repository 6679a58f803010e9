import type { AttributeValue } from './attribute-value.ts';

/** A value as people read it. */
export function valueText(value: AttributeValue | undefined): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return String(value);
}
