const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** From here on a date says more than a number of days. */
const longestMs = 7 * day;

// In the language of the sentences around it; dates follow the reader's.
const format = new Intl.RelativeTimeFormat('en', { style: 'short', numeric: 'auto' });

/** "2 min ago", "in 3 hr", "just now"; null when it is so far away that a date says more. */
export function relativeTime(date: Date, nowMs: number): string | null {
  const difference = date.getTime() - nowMs;
  const distance = Math.abs(difference);
  if (distance >= longestMs) return null;
  if (distance < minute) return difference > 0 ? 'in a moment' : 'just now';
  const [unit, length] =
    distance < hour
      ? (['minute', minute] as const)
      : distance < day
        ? (['hour', hour] as const)
        : (['day', day] as const);
  return format.format(Math.trunc(difference / length), unit).replace('.', '');
}
