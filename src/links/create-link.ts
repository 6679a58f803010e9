import type { Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/id/id.ts';
import { insertLink, isCodeTaken, type Link } from './link-store.ts';
import { makeReferralCode } from './referral-code.ts';

const tries = 10;

/** Makes the one link and code of a referrer, inside the transaction that enrols them. */
export async function createLink(
  trx: Transaction,
  owner: { workspaceId: string; campaignId: string; referrerId: string; firstName: string; now: Date },
): Promise<Link> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const link: Link = {
      workspace_id: owner.workspaceId,
      link_id: newId(),
      campaign_id: owner.campaignId,
      referrer_id: owner.referrerId,
      code: makeReferralCode(owner.firstName),
      created_at: owner.now,
    };
    if (!(await isCodeTaken(trx, link.code)) && (await insertLink(trx, link))) return link;
  }
  throw new Error(`No free referral code was found in ${tries} tries.`);
}
