/** The zone, or UTC for an unknown name. */
export function knownZone(timezone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** A day for people, such as "27 Nov 2026". @param timezone in which the day begins */
export function dayText(time: Date, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: knownZone(timezone) }).format(time);
}
