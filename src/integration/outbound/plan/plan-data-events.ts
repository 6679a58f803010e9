import type { NewEvent } from '../../../history/history.ts';
import { getLeadDetails, type LeadDetails } from '../../../leads/lead-details.ts';
import type { Transaction } from '../../../database/database.ts';
import { formatMoney } from '../../../platform/money/format-money.ts';
import { findCampaignProvider } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { findSettings } from '../../settings/find-settings.ts';
import { planEvent, type PlannedEvent } from './plan-event.ts';
import { tabOf } from '../../settings/subject.ts';

/**
 * The reaction to lead.joined: `referral-joined` on the lead's contact. Not on the referrer's: a person who refers
 * hundreds would cost a call for each, and the return fields hold their number.
 */
export async function planJoinedEvent(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  if (!(await tracks(context, trx, event, 'leads'))) return;
  const facts = await factsOf(context, trx, event);
  await planOn(context, trx, event.workspaceId, facts, 'lead', {
    cause: 'event:referral-joined',
    event: joinedEvent(facts),
  });
}

/**
 * The reaction to lead.qualified: `referral-qualified` on the lead's contact and on the referrer's, each as its tab says,
 * so that the team can thank both at once (messages of the CRM are triggered by events, reference 15).
 */
export async function planQualifiedEvents(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const toLead = await tracks(context, trx, event, 'leads');
  const toReferrer = await tracks(context, trx, event, 'referrers');
  if (!toLead && !toReferrer) return;
  const facts = await factsOf(context, trx, event);
  const qualified: PlannedEvent = { name: 'referral-qualified', metadata: peopleIn(facts) };
  if (toLead)
    await planOn(context, trx, event.workspaceId, facts, 'lead', {
      cause: 'event:referral-qualified',
      event: qualified,
    });
  // of a referrer there are many
  const cause = `event:referral-qualified:${facts.lead.id}`;
  if (toReferrer) await planOn(context, trx, event.workspaceId, facts, 'referrer', { cause, event: qualified });
}

/** The reaction to reward.issued: `reward-issued` on the contact of its recipient. */
export async function planRewardEvent(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const recipient = event.evidence?.['recipient'] === 'lead' ? 'lead' : 'referrer';
  if (!(await tracks(context, trx, event, tabOf(recipient)))) return;
  const facts = await factsOf(context, trx, event);
  const { amount_minor: minor, currency } = event.evidence ?? {};
  const metadata = {
    campaign: facts.campaign.name,
    reward: formatMoney(Number(minor), String(currency)),
    amount_minor: Number(minor),
    currency: String(currency),
    recipient,
  };
  const cause = `event:reward-issued:${event.rewardId ?? ''}`;
  await planOn(context, trx, event.workspaceId, facts, recipient, {
    cause,
    event: { name: 'reward-issued', metadata },
  });
}

/** `referral-joined` of a lead, also for a preview. */
export function joinedEvent(facts: LeadDetails): PlannedEvent {
  return { name: 'referral-joined', metadata: { ...peopleIn(facts), source: facts.lead.source } };
}

const peopleIn = ({ campaign, referrer, lead }: LeadDetails) => ({
  campaign: campaign.name,
  referral_code: referrer.code,
  referrer_first_name: referrer.firstName,
  referee_first_name: lead.firstName,
});

/** A tab that does nothing with its people tracks nothing about leads; referrers may also have come by an import. */
async function tracks(
  context: CrmContext,
  trx: Transaction,
  { workspaceId, campaignId }: NewEvent,
  tab: 'leads' | 'referrers',
): Promise<boolean> {
  if (!campaignId) return false;
  const { name: provider } = await findCampaignProvider(context, trx, { workspaceId, campaignId });
  const { settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab });
  return settings.events && (tab === 'referrers' || settings.action !== 'nothing');
}

async function factsOf(
  context: CrmContext,
  trx: Transaction,
  { type, workspaceId, leadId }: NewEvent,
): Promise<LeadDetails> {
  const facts = await getLeadDetails(trx, context.publicUrl, workspaceId, leadId ?? '');
  if (!facts) throw new Error(`${type} names no lead.`);
  return facts;
}

async function planOn(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  { lead, referrer }: LeadDetails,
  subject: 'lead' | 'referrer',
  { cause, event }: { cause: string; event: PlannedEvent },
): Promise<void> {
  const { campaignId } = lead;
  const person = { subject, subjectId: subject === 'lead' ? lead.id : referrer.id };
  await planEvent(context, trx, { workspaceId, campaignId, person, cause, event });
}
