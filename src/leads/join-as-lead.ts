import { getCampaignById } from '../campaigns/find-campaign.ts';
import { findLinkOfCampaign } from '../links/find-link.ts';
import { listEvents, type Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { refuse } from '../platform/refusal.ts';
import { newId } from '../platform/id/id.ts';
import { getReferrerById } from '../referrers/find-referrer.ts';
import { evaluateJoin } from './join-rules.ts';
import type { Lead, LeadSource } from './lead.ts';
import { insertLead, selectLeadByEmailKey } from './lead-store.ts';

/**
 * A friend joins a campaign by a referral code. The first referrer keeps the lead: a friend who joins again, by the
 * same or another link, is the lead that is already there.
 * @throws Refusal unknown_code, self_referral, campaign_not_open or link_paused, not_found for an unknown campaign.
 */
export function joinAsLead(
  context: AppContext,
  command: {
    workspaceId: string;
    campaignId: string;
    code: string;
    email: string;
    firstName: string;
    lastName?: string;
    phone?: string;
    /** the company that the friend gave */
    company?: string;
    source: LeadSource;
    actor: Actor;
  },
): Promise<{ lead: Lead; isNew: boolean }> {
  const { workspaceId, campaignId } = command;
  return context.db.transaction().execute(async (trx) => {
    const campaign = await getCampaignById(trx, workspaceId, campaignId);
    const link = await findLinkOfCampaign(trx, workspaceId, campaignId, command.code);
    if (!link) {
      throw refuse('unknown_code', 'No referrer of this campaign has that referral code: check its spelling.');
    }
    const referrer = await getReferrerById(trx, workspaceId, link.referrer_id);
    const decision = evaluateJoin({
      campaignState: campaign.state,
      referrerEmail: referrer.email,
      friendEmail: command.email,
      linkPaused: link.paused_at !== null,
    });
    if (!decision.joins) throw refuse(decision.code, decision.reason);

    const now = context.clock.now();
    const lead: Lead = {
      workspace_id: workspaceId,
      lead_id: newId(),
      campaign_id: campaignId,
      referrer_id: link.referrer_id,
      link_id: link.link_id,
      email: command.email,
      email_key: emailKey(command.email),
      first_name: command.firstName,
      last_name: command.lastName ?? '',
      phone: command.phone ?? '',
      company: command.company ?? '',
      source: command.source,
      state: 'Pending',
      joined_at: now,
      state_changed_at: now,
    };
    const fact = { workspaceId, campaignId, referrerId: link.referrer_id, actor: command.actor };
    if (await insertLead(trx, lead)) {
      await context.history.record(trx, {
        ...fact,
        type: 'lead.joined',
        leadId: lead.lead_id,
        evidence: { code: link.code, source: command.source },
      });
      return { lead, isNew: true };
    }
    const existing = await selectLeadByEmailKey(trx, workspaceId, campaignId, lead.email_key);
    if (!existing) throw new Error(`Lead of campaign ${campaignId} vanished while joining.`);
    if (existing.referrer_id !== link.referrer_id && !(await isKnownReferral(trx, existing, link.code))) {
      await context.history.record(trx, {
        ...fact,
        type: 'lead.referred_again',
        leadId: existing.lead_id,
        evidence: { code: link.code, kept_by: existing.referrer_id },
      });
    }
    return { lead: existing, isNew: false };
  });
}

/** Whether the lead's history already has this code, so that a repeated form adds nothing to it. */
async function isKnownReferral(trx: Transaction, lead: Lead, code: string): Promise<boolean> {
  const type = 'lead.referred_again';
  const events = await listEvents(trx, lead.workspace_id, { leadId: lead.lead_id, type, limit: 100 });
  return events.some(({ evidence }) => evidence['code'] === code);
}
