import type { AttributeValue } from './attribute-value.ts';

/** A value as people read it. */
export function valueText(value: AttributeValue | undefined): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return String(value);
}

/**
 * The value that a rule waits for, as people read it: Yes or No for a boolean, which is stored as true or false.
 * @param known values of the attribute that were read: a text among them shows that it is no boolean
 */
export function targetText(target: string, known: readonly (AttributeValue | undefined)[]): string {
  const isText = known.some((value) => typeof value === 'string' && value !== '');
  const wanted = target.trim().toLowerCase();
  if (isText || (wanted !== 'true' && wanted !== 'false')) return target;
  return valueText(wanted === 'true');
}
