import type { Transaction } from '../database/database.ts';
import type { KeyedHash } from '../platform/crypto/keyed-hash.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { findErased } from '../referrers/find-erased.ts';
import { selectLeadsByIds, updateRewardedBefore } from './lead-store.ts';

/**
 * The reaction to lead.joined and lead.changed: leads with the address, by any spelling, of a person who was erased after earning
 * a reward in the campaign earn no second one. Anyone may join again.
 */
export async function noteRewardedBefore(
  context: { erasedHashes: readonly KeyedHash[] },
  trx: Transaction,
  workspaceId: string,
  leadIds: readonly string[],
): Promise<void> {
  const leads = await selectLeadsByIds(trx, workspaceId, leadIds);
  const erased = await findErased(
    trx,
    context.erasedHashes,
    workspaceId,
    leads.map(({ email }) => email),
    'mailbox',
  );
  const rewarded = leads.filter((lead) =>
    erased
      .get(emailKey(lead.email))
      ?.some(
        ({ campaignId, subject, wasRewarded }) => campaignId === lead.campaign_id && subject === 'lead' && wasRewarded,
      ),
  );
  if (rewarded.length === 0) return;
  await updateRewardedBefore(
    trx,
    workspaceId,
    rewarded.map((lead) => lead.lead_id),
  );
}
