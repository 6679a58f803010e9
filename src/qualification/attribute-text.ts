import type { AttributeValue } from './attribute-value.ts';

/** An attribute as people call it, from its full name: `custom_attributes.Signed up` → Signed up, `signed_up_at` → Signed up at. */
export function attributeText(fullName: string): string {
  const name = fullName.replace(/^(custom_attributes|location)\./, '');
  if (fullName.startsWith('custom_attributes.')) return name;
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A value as people read it. */
export function valueText(value: AttributeValue | undefined): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return String(value);
}
