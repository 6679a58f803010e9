import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';
import {
  changeReferrer,
  type ReferrerChange,
  type ReferrerChanged,
  type ReferrerKey,
} from '../referrers/change-referrer.ts';
import { findReferrer } from '../referrers/find-referrer.ts';
import { lockJoining, selectLeadOfReferrer } from './hold-facts.sql.ts';

/** `own_lead`: a lead of the referrer has that address, and nothing was changed. */
export type ReferrerCorrected = ReferrerChanged | { outcome: 'own_lead'; otherId: string };

/**
 * Changes a referrer's details, by a person or an import. Another address passes what joining checks: it is none of another
 * referrer, nor of a lead of this one.
 */
export async function correctReferrer(
  context: AppContext,
  trx: Transaction,
  key: ReferrerKey,
  change: ReferrerChange,
  options: { actor: Actor; evidence?: Record<string, unknown>; revision?: string | undefined },
): Promise<ReferrerCorrected> {
  const referrer = change.email === undefined ? undefined : await findReferrer(trx, key);
  if (referrer && change.email !== undefined && mailboxOf(change.email) !== mailboxOf(referrer.email)) {
    const mailbox = mailboxOf(change.email);
    // who joins with that address waits, and is judged knowing the referrer's new one
    await lockJoining(
      trx,
      { workspaceId: key.workspaceId, campaignId: referrer.campaign_id },
      { alone: [mailbox], shared: [] },
    );
    const otherId = await selectLeadOfReferrer(trx, key, mailbox);
    if (otherId !== null) return { outcome: 'own_lead', otherId };
  }
  return changeReferrer(context, trx, key, change, options);
}
