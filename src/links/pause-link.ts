import type { Actor } from '../history/history.ts';
import type { Parts } from '../history/parts.ts';
import type { Transaction } from '../platform/database/database.ts';
import { updateLinkPause } from './link-store.ts';

export type LinkPause = {
  workspaceId: string;
  campaignId: string;
  referrerId: string;
  actor: Actor;
  /** why, told in the history */
  evidence?: Record<string, unknown>;
};

/**
 * Pauses the link of a referrer: it opens a friendly page and enrols nobody until it is resumed.
 * @param cause `import` when an ongoing sync did it, which also may resume it
 * @returns false when it was paused already
 */
export async function pauseLink(
  parts: Parts,
  trx: Transaction,
  pause: LinkPause & { cause: 'person' | 'import' },
): Promise<boolean> {
  const { cause, evidence, ...fact } = pause;
  if (!(await updateLinkPause(trx, pause, { at: parts.clock.now(), cause }))) return false;
  await parts.history.record(trx, { ...fact, type: 'link.paused', evidence: { cause, ...evidence } });
  return true;
}

/** Takes a paused link back into use. @returns false when it was not paused */
export async function resumeLink(parts: Parts, trx: Transaction, resume: LinkPause): Promise<boolean> {
  const { evidence, ...fact } = resume;
  if (!(await updateLinkPause(trx, resume, null))) return false;
  await parts.history.record(trx, { ...fact, type: 'link.resumed', evidence: { ...evidence } });
  return true;
}
