import { localSeconds } from '../../search/day.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** `22 Nov 2026, 16:12:05` on the workspace's clock. Milliseconds in. */
export function showTime(ms: number, timezone: string): string {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, dateStyle: 'medium', timeStyle: 'medium' });
    formats.set(timezone, format);
  }
  return format.format(ms);
}

/** The value of a `datetime-local` input, on the workspace's clock. Unix seconds in. */
export const dateTimeInput = (seconds: number, timezone: string): string =>
  new Date(localSeconds(seconds, timezone) * 1000).toISOString().slice(0, 19);

/** The value of a `date` input, on the workspace's calendar. Unix seconds in. */
export const dateInput = (seconds: number, timezone: string): string => dateTimeInput(seconds, timezone).slice(0, 10);
