const perMinute = 60;
const perHour = 60 * perMinute;
const perDay = 24 * perHour;

/** A length of time for people, rounded to what matters: 25 → "25 seconds", 100 → "2 minutes", 5400 → "1 hour 30 minutes". */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  if (seconds < 90) return count(Math.round(seconds), 'second');
  if (seconds < perHour) return count(Math.round(seconds / perMinute), 'minute');
  const [big, small] = seconds < perDay ? [perHour, perMinute] : [perDay, perHour];
  const inSmall = Math.round(seconds / small);
  const wholes = Math.floor((inSmall * small) / big);
  const rest = inSmall - (wholes * big) / small;
  const [bigUnit, smallUnit] = seconds < perDay ? ['hour', 'minute'] : ['day', 'hour'];
  return rest === 0 ? count(wholes, bigUnit) : `${count(wholes, bigUnit)} ${count(rest, smallUnit)}`;
}

function count(amount: number, unit: string | undefined): string {
  return `${amount.toLocaleString()} ${unit}${amount === 1 ? '' : 's'}`;
}
