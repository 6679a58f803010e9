import { Text, type TextProps } from '@mantine/core';
import { relativeTime } from './relative-time.ts';
import classes from './text.module.css';
import { useNow } from './use-now.ts';

const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** "22 Nov 2025, 15:51" in the reader's language and time zone. */
export function formatDateTime(at: string): string {
  return short.format(new Date(at));
}

/** "22 Nov 2025, 15:51 – 16:20" in the reader's language and time zone. */
export function formatPeriod(from: string, to: string): string {
  return short.formatRange(new Date(from), new Date(to));
}

/**
 * A point in time: relative ("2 min ago") while it is near, else the date. The exact time shows on hover.
 * `withSeconds` shows the exact time at once, where the order of events matters.
 */
export function Timestamp({ at, withSeconds = false, ...text }: { at: string; withSeconds?: boolean } & TextProps) {
  const now = useNow(new Date(at));
  const date = new Date(at);
  const shown = withSeconds ? exact.format(date) : (relativeTime(date, now) ?? formatDateTime(at));
  return (
    <Text component="time" className={classes.noBreak} dateTime={at} title={exact.format(date)} {...text}>
      {shown}
    </Text>
  );
}
