import { knownZone } from '../platform/clock/timezone.ts';
import { readBoolean } from './read-boolean.ts';
import type { AttributeValue } from './attribute-value.ts';

/**
 * Whether a value is the target as typed in the rule: texts without regard to case and surrounding blanks, yes/no and
 * true/false for booleans, numbers by value, dates (unix seconds) by day.
 * @param timezone of the CRM's workspace, in which its days begin
 */
export function matchesTarget(value: AttributeValue | undefined, target: string, timezone: string): boolean {
  if (value === null || value === undefined) return false;
  const wanted = target.trim();
  if (typeof value === 'boolean') return readBoolean(wanted) === value;
  if (typeof value === 'number') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(wanted)) return dayOf(value, timezone) === wanted;
    return wanted !== '' && Number(wanted) === value;
  }
  return value.trim().toLowerCase() === wanted.toLowerCase();
}

/** YYYY-MM-DD, the form that sv-SE writes. */
function dayOf(unixSeconds: number, timezone: string): string {
  const time = new Date(unixSeconds * 1000);
  if (Number.isNaN(time.getTime())) return '';
  return new Intl.DateTimeFormat('sv-SE', { timeZone: knownZone(timezone), dateStyle: 'short' }).format(time);
}
