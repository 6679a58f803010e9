import { formatDateTime } from '../ui/timestamp.tsx';

/** The name of an attribute that the team or Goodword made, from its full name; null for one of the CRM's own. */
export const ownName = (fullName: string, prefix: string): string | null =>
  fullName.startsWith(prefix) ? fullName.slice(prefix.length) : null;

/** 'sent_at' → 'Sent at': a key of what an event carries. */
export const keyText = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');

/** A value for people. The API gives dates as unix seconds, in attributes whose names end in `_at`; the time of an event is `at`. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'number' && field.endsWith('_at')) return formatDateTime(new Date(value * 1000).toISOString());
  if (typeof value === 'string' && field === 'at') return formatDateTime(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
