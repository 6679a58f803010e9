import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { differenceOf, revisionOf, type PersonChange } from './person-change.ts';
import { selectReferrerByEmailKey, selectReferrerForUpdate, updateReferrer } from './referrer-store.ts';

export type ReferrerChange = Omit<PersonChange, 'company'>;
export type ReferrerKey = { workspaceId: string; referrerId: string };

/**
 * `email_taken`: another referrer of the campaign has that address; `changed_meanwhile`: the details are no longer those of
 * the revision; `erased`: the person was erased, maybe at this moment. Nothing was changed then.
 */
export type ReferrerChanged =
  | { outcome: 'changed' | 'unchanged' | 'changed_meanwhile' | 'erased' }
  | { outcome: 'email_taken'; otherId: string };

/**
 * Changes a referrer's details; link, code and referrals stay. The caller has looked at the address (correct-referrer.ts).
 * @param options.revision of the details that the change was made from; left out: whatever they are
 * @returns `unchanged` also when there is no such referrer
 */
export async function changeReferrer(
  context: AppContext,
  trx: Transaction,
  { workspaceId, referrerId }: ReferrerKey,
  change: ReferrerChange,
  options: { actor: Actor; evidence?: Record<string, unknown> | undefined; revision?: string | undefined },
): Promise<ReferrerChanged> {
  const referrer = await selectReferrerForUpdate(trx, workspaceId, referrerId);
  if (!referrer) return { outcome: 'unchanged' };
  // an erasure may have ended while this waited for the row
  if (referrer.erased_at !== null) return { outcome: 'erased' };
  const difference = differenceOf(referrer, change);
  if (!difference) return { outcome: 'unchanged' };
  if (options.revision !== undefined && options.revision !== revisionOf(referrer)) {
    return { outcome: 'changed_meanwhile' };
  }
  if (difference.isOtherAddress) {
    const key = difference.columns.email_key ?? '';
    const other = await selectReferrerByEmailKey(trx, workspaceId, referrer.campaign_id, key);
    if (other) return { outcome: 'email_taken', otherId: other.referrer_id };
  }
  const { company: _, ...columns } = difference.columns;
  await updateReferrer(trx, referrer, columns);
  await context.history.record(trx, {
    type: 'referrer.changed',
    workspaceId,
    campaignId: referrer.campaign_id,
    referrerId,
    actor: options.actor,
    evidence: { ...difference.evidence, ...options.evidence },
  });
  return { outcome: 'changed' };
}
