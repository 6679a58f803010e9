import { formatDuration } from './duration.ts';

/** "460 a minute · 3 minutes left"; empty while neither is known. */
export function progressText(progress: { per_minute: number | null; seconds_left: number | null }): string {
  const { per_minute: perMinute, seconds_left: secondsLeft } = progress;
  const rate = perMinute === null ? [] : [`${perMinute.toLocaleString()} a minute`];
  const left = secondsLeft === null ? [] : [`${formatDuration(secondsLeft)} left`];
  return [...rate, ...left].join(' · ');
}
