import { setTimeout as sleep } from 'node:timers/promises';
import type { CrmParts } from '../../crm-parts.ts';

/** The CRM answers readings from copies that are about a second behind its last write (reference 1). */
const copiesLagMs = 1_500;

/** Whether a reading shows what was written then. */
export function showsWrite(readAt: Date, writtenAt: Date): boolean {
  return readAt.getTime() - writtenAt.getTime() >= copiesLagMs;
}

/**
 * Waits until readings show what was written then.
 * @returns false when they do already, or nothing was
 */
export async function untilShown({ clock }: Pick<CrmParts, 'clock'>, writtenAt: Date | undefined): Promise<boolean> {
  const now = clock.now();
  if (!writtenAt || showsWrite(now, writtenAt)) return false;
  // clocks that differ make it no longer than that
  await sleep(Math.min(writtenAt.getTime() + copiesLagMs - now.getTime(), copiesLagMs));
  return true;
}
