const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** From here on a date says more than a number of days. */
const longestMs = 7 * day;

const format = new Intl.RelativeTimeFormat(undefined, { style: 'short', numeric: 'auto' });

/** "2 min. ago", "in 3 hr.", "now"; null when it is so far away that a date says more. */
export function relativeTime(date: Date, nowMs: number): string | null {
  const difference = date.getTime() - nowMs;
  const distance = Math.abs(difference);
  if (distance >= longestMs) return null;
  if (distance < minute) return format.format(0, 'second');
  if (distance < hour) return format.format(Math.trunc(difference / minute), 'minute');
  if (distance < day) return format.format(Math.trunc(difference / hour), 'hour');
  return format.format(Math.trunc(difference / day), 'day');
}
