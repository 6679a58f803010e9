import { formatDateTime } from '../ui/timestamp.tsx';

/** 'custom_attributes.Plan' → 'Plan', 'email' → 'Email'; names that the team gave are left as they are. */
export function attributeName(fullName: string): string {
  if (fullName.startsWith('custom_attributes.')) return fullName.replace('custom_attributes.', '');
  return fullName.charAt(0).toUpperCase() + fullName.slice(1).replaceAll('_', ' ');
}

/** A value for people. Intercom stores dates as unix seconds, in attributes whose names end in `_at`; the time of an event is `at`. */
export function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'number' && field.endsWith('_at')) return formatDateTime(new Date(value * 1000).toISOString());
  if (typeof value === 'string' && field === 'at') return formatDateTime(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
