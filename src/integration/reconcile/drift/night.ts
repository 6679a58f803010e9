/** The hour of the CRM workspace's own day at which its night's check begins, and the minute of every hour at which we look. */
const nightHour = 3;
const lookAtMinute = 7;

const hourMs = 3_600_000;

/**
 * Whether the check of this night is to begin: it is past three in the CRM workspace's time zone, and none began since.
 * A server that was off at that hour makes up for it.
 * @param lastBegunAt when the last check began, whatever it was for; null before the first
 */
export function isNightlyDue(now: Date, timezone: string, lastBegunAt: Date | null): boolean {
  const local = localHour(now, timezone);
  if (local.hour < nightHour) return false;
  if (!lastBegunAt) return true;
  const last = localHour(lastBegunAt, timezone);
  return last.day !== local.day || last.hour < nightHour;
}

/** When the next nightly check will begin. */
export function nextNightly(now: Date, timezone: string, lastBegunAt: Date | null): Date {
  const firstLook = new Date(now);
  firstLook.setUTCMinutes(lookAtMinute, 0, 0);
  let time = firstLook.getTime();
  if (time <= now.getTime()) time += hourMs;
  // a night comes within a day, also when the clocks are changed
  const latest = time + 26 * hourMs;
  while (time < latest && !isNightlyDue(new Date(time), timezone, lastBegunAt)) time += hourMs;
  return new Date(time);
}

function localHour(time: Date, timezone: string): { day: string; hour: number } {
  const parts = formatOf(timezone).formatToParts(time);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) };
}

function formatOf(timezone: string): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: timezone });
  } catch {
    // a zone that this computer does not know
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
