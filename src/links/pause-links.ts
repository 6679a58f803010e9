import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { updateToPaused, updateToResumed } from './link-store.ts';

/** Links of referrers of one workspace, which may be of several campaigns. */
type LinksOfReferrers = {
  workspaceId: string;
  owners: readonly { referrerId: string; campaignId: string }[];
  actor: Actor;
};

/** What a person does with the links of many referrers: see pauseLink. @returns the referrers whose links changed */
export async function pauseLinks(
  context: AppContext,
  trx: Transaction,
  { workspaceId, owners, actor }: LinksOfReferrers,
): Promise<ReadonlySet<string>> {
  const key = { workspaceId, referrerIds: owners.map(({ referrerId }) => referrerId) };
  const paused = await updateToPaused(trx, key, { at: context.clock.now(), cause: 'person' });
  const changed = owners.filter(({ referrerId }) => paused.has(referrerId));
  await context.history.record(
    trx,
    changed.map((owner) => ({
      ...owner,
      workspaceId,
      actor,
      type: 'link.paused' as const,
      evidence: { cause: 'person' },
    })),
  );
  return paused;
}

/** What a person does with the links of many referrers: see resumeLink. @returns the referrers whose links changed */
export async function resumeLinks(
  context: AppContext,
  trx: Transaction,
  { workspaceId, owners, actor }: LinksOfReferrers,
): Promise<ReadonlySet<string>> {
  const key = { workspaceId, referrerIds: owners.map(({ referrerId }) => referrerId) };
  const resumed = await updateToResumed(trx, key, undefined);
  const changed = owners.filter(({ referrerId }) => resumed.has(referrerId));
  await context.history.record(
    trx,
    changed.map((owner) => ({ ...owner, workspaceId, actor, type: 'link.resumed' as const, evidence: {} })),
  );
  return resumed;
}
