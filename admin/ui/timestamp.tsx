import { Text, type TextProps } from '@mantine/core';

const short = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** "22 Nov 2025, 15:51" in the reader's language and time zone. */
export function formatMoment(at: string): string {
  return short.format(new Date(at));
}

/** A point in time as text; `withSeconds` where the order of events matters. */
export function Moment({ at, withSeconds = false, ...text }: { at: string; withSeconds?: boolean } & TextProps) {
  return (
    <Text component="time" style={{ whiteSpace: 'nowrap' }} dateTime={at} title={exact.format(new Date(at))} {...text}>
      {withSeconds ? exact.format(new Date(at)) : formatMoment(at)}
    </Text>
  );
}
