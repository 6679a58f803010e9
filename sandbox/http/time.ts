/** Unix seconds, as REST shows every time (reference 1). */
export const toSeconds = (ms: number): number => Math.floor(ms / 1000);

/** `2026-01-10T04:23:23.215+00:00`, as contact items of webhooks show every time. Recorded (reference 13.3). */
export const toIso = (ms: number): string => new Date(ms).toISOString().replace('Z', '+00:00');
