const formats = new Map<string, Intl.DateTimeFormat>();

function localFormat(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timezone, made);
  return made;
}

/** The wall clock of a time zone at an instant, as if it were UTC. Seconds in, seconds out. */
export function localSeconds(seconds: number, timezone: string): number {
  const parts = Object.fromEntries(
    localFormat(timezone)
      .formatToParts(seconds * 1000)
      .map((part) => [part.type, Number(part.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

/** The instant at which a time zone's clock shows `local` (seconds as if UTC). Correct across daylight saving changes. */
export function instantOfLocal(local: number, timezone: string): number {
  const firstGuess = local - (localSeconds(local, timezone) - local);
  return local - (localSeconds(firstGuess, timezone) - firstGuess);
}

const daySeconds = 86_400;

/**
 * The calendar day of a time zone that holds an instant.
 * @returns its first second and the first second of the next day, unix seconds; 23 or 25 hours apart at times
 */
export function dayAround(seconds: number, timezone: string): { start: number; end: number } {
  const midnight = Math.floor(localSeconds(seconds, timezone) / daySeconds) * daySeconds;
  return { start: instantOfLocal(midnight, timezone), end: instantOfLocal(midnight + daySeconds, timezone) };
}
