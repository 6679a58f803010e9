import type { Actor, NewEvent } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { systemActor } from '../history/system-actor.ts';
import { mailboxOf } from '../platform/email/mailbox.ts';
import { notFound, refuse, refuseFor } from '../platform/refusal.ts';
import { differenceOf, revisionOf, type Difference, type PersonChange } from '../referrers/person-change.ts';
import { findReferrersByIds } from '../referrers/referrer-details.ts';
import { changedMeanwhileReason, erasedReason, evaluateLeadAddress, leadTakenReason } from './correction-rules.ts';
import { findHoldOfChange } from './find-holds.ts';
import { holdSentence, type HoldReason } from './hold-reasons.ts';
import { leadHolds, type Lead } from './lead.ts';
import { selectLeadsByEmailKeys, selectLeadsByIds, selectLeadsForUpdate, updateLead } from './lead-store.ts';

export type LeadCorrection = {
  workspaceId: string;
  leadId: string;
  change: PersonChange;
  /** of the details that the change was made from; left out: whatever they are */
  revision?: string | undefined;
  actor: Actor;
};

/**
 * Corrects a lead's details. Another address passes what joining checks: that of the referrer and that of another lead are
 * refused, and a Pending lead goes On hold for the reasons of joining that an address can give.
 * @returns whether anything was different
 * @throws Refusal not_found, illegal_move (erased meanwhile), self_referral, email_taken, changed_meanwhile
 */
export async function changeLead(
  context: AppContext,
  trx: Transaction,
  { workspaceId, leadId, change, revision, actor }: LeadCorrection,
): Promise<{ isChanged: boolean }> {
  const [found] = await selectLeadsByIds(trx, workspaceId, [leadId]);
  if (!found) throw notFound('lead');
  // its locks come before that of the row, as they do in joining
  const holdReason = await evaluateAddress(trx, found, change.email);
  const [lead] = await selectLeadsForUpdate(trx, workspaceId, [leadId]);
  if (!lead) return { isChanged: false };
  // an erasure may have ended while this waited for the row
  if (lead.erased_at !== null) throw refuse('illegal_move', erasedReason);
  const difference = differenceOf(lead, change);
  if (!difference) return { isChanged: false };
  if (revision !== undefined && revision !== revisionOf(lead)) {
    throw refuse('changed_meanwhile', changedMeanwhileReason);
  }
  if (difference.isOtherAddress) await ensureFree(trx, lead, difference);
  const isHeld = difference.isOtherAddress && holdReason !== null && lead.state === leadHolds.table.hold.from[0];
  await updateLead(trx, lead, {
    ...difference.columns,
    ...(difference.columns.email !== undefined && { mailbox_key: mailboxOf(difference.columns.email) }),
    ...(isHeld && { state: leadHolds.table.hold.to, hold_reason: holdReason, state_changed_at: context.clock.now() }),
  });
  const about = { workspaceId, campaignId: lead.campaign_id, referrerId: lead.referrer_id, leadId };
  await context.history.record(trx, [
    { ...about, type: 'lead.changed', actor, evidence: difference.evidence },
    ...(isHeld ? [heldEvent(about, lead, holdReason)] : []),
  ]);
  return { isChanged: true };
}

/** @returns why the lead should go On hold with that address @throws Refusal self_referral */
async function evaluateAddress(trx: Transaction, lead: Lead, email: string | undefined): Promise<HoldReason | null> {
  if (email === undefined || !differenceOf(lead, { email })?.isOtherAddress) return null;
  const [referrer] = await findReferrersByIds(trx, lead.workspace_id, [lead.referrer_id]);
  const decision = evaluateLeadAddress({ email, referrerEmail: referrer?.email ?? '' });
  if (!decision.allowed) {
    const about = { kind: 'referrer', id: lead.referrer_id, campaignId: lead.campaign_id } as const;
    throw refuseFor('email', decision.code, decision.reason, about);
  }
  return findHoldOfChange(trx, lead, { email, referrerEmail: referrer?.email ?? '' });
}

/** Joining with the address waits for the locks that evaluateAddress took. @throws Refusal email_taken */
async function ensureFree(trx: Transaction, lead: Lead, { columns }: Difference): Promise<void> {
  const others = await selectLeadsByEmailKeys(trx, lead.workspace_id, [columns.email_key ?? '']);
  const other = others.find((one) => one.campaign_id === lead.campaign_id);
  if (!other) return;
  const about = { kind: 'lead', id: other.lead_id, campaignId: other.campaign_id } as const;
  throw refuseFor('email', 'email_taken', leadTakenReason, about);
}

const heldEvent = (about: Omit<NewEvent, 'type' | 'actor'>, lead: Lead, reason: HoldReason): NewEvent => ({
  ...about,
  type: 'lead.held',
  actor: systemActor,
  evidence: { reason, sentence: holdSentence(reason), from_state: lead.state },
});
