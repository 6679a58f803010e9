import type { Transaction } from '../database/database.ts';
import { newId } from '../platform/id/id.ts';
import { insertLinks, selectTakenKeys } from './link-store.ts';
import type { Link } from './link.ts';
import { codeKey } from '../platform/id/code-key.ts';
import { makeReferralCode } from './referral-code.ts';

const tries = 10;

export type LinkOwner = {
  workspaceId: string;
  campaignId: string;
  referrerId: string;
  /** null: the campaign's codes have no names */
  firstName: string | null;
  now: Date;
};

/** Makes the one link and code of each of many referrers, inside the transaction that enrols them. @returns by referrer */
export async function createLinks(trx: Transaction, owners: readonly LinkOwner[]): Promise<Map<string, Link>> {
  const made = new Map<string, Link>();
  let waiting = [...owners];
  for (let attempt = 0; waiting.length > 0; attempt += 1) {
    if (attempt === tries) throw new Error(`No free referral codes were found in ${tries} tries.`);
    const proposed = new Map(waiting.map((owner) => [owner.referrerId, newLink(owner)]));
    const taken = await selectTakenKeys(
      trx,
      [...proposed.values()].map(({ code }) => codeKey(code)),
    );
    const free = [...proposed.values()].filter(({ code }) => !taken.has(codeKey(code)));
    for (const link of await insertLinks(trx, free)) made.set(link.referrer_id, link);
    waiting = waiting.filter(({ referrerId }) => !made.has(referrerId));
  }
  return made;
}

/** A link as it begins, not stored yet. */
export function newLink(owner: LinkOwner): Link {
  return {
    workspace_id: owner.workspaceId,
    link_id: newId(),
    campaign_id: owner.campaignId,
    referrer_id: owner.referrerId,
    code: makeReferralCode(owner.firstName),
    created_at: owner.now,
    paused_at: null,
    pause_cause: null,
  };
}
