import type { Settings } from '../settings.ts';

/** Formats a time (ms). */
export type ShowTime = (ms: number) => number | string;

/** @documented 1: REST shows every time as unix seconds. */
export const toSeconds = (ms: number): number => Math.floor(ms / 1000);

/** Such as `2026-01-10T04:23:23.215+00:00`. */
export const toIso = (ms: number): string => new Date(ms).toISOString().replace('Z', '+00:00');

/** Such as `2026-01-10T07:56:29.000Z`. */
export const toUtc = (ms: number): string => new Date(toSeconds(ms) * 1000).toISOString();

/**
 * The format of times in contact and company items of webhooks.
 * @recorded 13.3: Contact and company items of webhooks carry times as ISO text with milliseconds; a switch turns them into unix seconds.
 */
export const webhookTime = (settings: Settings): ShowTime => (settings.webhookTimes === 'iso' ? toIso : toSeconds);
