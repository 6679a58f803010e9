/** How long a session lasts: at most, and without use. */
export type SessionLimits = { days: number; idleDays: number };

const dayMs = 86_400_000;

/** Whether a session has come to its end, however often it was used, or has been idle for too long. */
export function isSessionOver(
  session: { createdAt: Date; lastUsedAt: Date },
  limits: SessionLimits,
  now: Date,
): boolean {
  const age = now.getTime() - session.createdAt.getTime();
  const idle = now.getTime() - session.lastUsedAt.getTime();
  return age >= limits.days * dayMs || idle >= limits.idleDays * dayMs;
}

/** What `isSessionOver` says, for many at once: a session is over that began, or was last used, then or earlier. */
export const latestOver = (limits: SessionLimits, now: Date): { createdAt: Date; lastUsedAt: Date } => ({
  createdAt: new Date(now.getTime() - limits.days * dayMs),
  lastUsedAt: new Date(now.getTime() - limits.idleDays * dayMs),
});

/** A use is written down when the last one is older than this: lists show minutes, and not every request should write. */
const noteUseAfterMs = 5 * 60_000;

export const isUseToNote = (lastUsedAt: Date, now: Date): boolean =>
  now.getTime() - lastUsedAt.getTime() >= noteUseAfterMs;
