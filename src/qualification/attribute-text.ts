import type { AttributeValue } from '../integration/provider/crm-contact.ts';

/** A value as people read it. */
export function valueText(value: AttributeValue | undefined): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return String(value);
}
