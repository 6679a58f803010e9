import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { updateToPaused, updateToResumed } from './link-store.ts';

export type LinkPause = {
  workspaceId: string;
  campaignId: string;
  referrerId: string;
  actor: Actor;
  /** why, recorded in the history */
  evidence?: Record<string, unknown>;
};

/**
 * Pauses the link of a referrer: it opens a friendly page and accepts no leads until it is resumed.
 * @param cause `import` when an ongoing sync did it, which also may resume it
 * @returns false when it was paused already
 */
export async function pauseLink(
  context: AppContext,
  trx: Transaction,
  pause: LinkPause & { cause: 'person' | 'import' },
): Promise<boolean> {
  const { cause, evidence, ...fact } = pause;
  const key = { workspaceId: pause.workspaceId, referrerIds: [pause.referrerId] };
  if ((await updateToPaused(trx, key, { at: context.clock.now(), cause })).size === 0) return false;
  await context.history.record(trx, { ...fact, type: 'link.paused', evidence: { cause, ...evidence } });
  return true;
}

/**
 * Takes a paused link back into use.
 * @param resume.onlyIfCause leaves one alone that was paused by something else
 * @returns false when it was not paused
 */
export async function resumeLink(
  context: AppContext,
  trx: Transaction,
  resume: LinkPause & { onlyIfCause?: 'import' },
): Promise<boolean> {
  const { evidence, onlyIfCause, ...fact } = resume;
  const key = { workspaceId: resume.workspaceId, referrerIds: [resume.referrerId] };
  if ((await updateToResumed(trx, key, onlyIfCause)).size === 0) return false;
  await context.history.record(trx, { ...fact, type: 'link.resumed', evidence: { ...evidence } });
  return true;
}
