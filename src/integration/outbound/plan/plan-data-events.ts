import type { Tab } from '../../settings/integration-settings.ts';
import { tabOf } from '../../settings/subject.ts';
import { workspaceOf, type NewEvent } from '../../../history/history.ts';
import { isHeldAtJoining } from '../../../leads/hold-reasons.ts';
import { findLeadDetails, type LeadDetails } from '../../../leads/lead-details.ts';
import type { Transaction } from '../../../database/database.ts';
import { formatMoney } from '../../../platform/money/format-money.ts';
import { findCampaignProviders } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { findSettingsOfTabs } from '../../settings/find-settings.ts';
import { planEvents, type EventPlan, type PlannedEvent } from './plan-events.ts';

/**
 * The reaction to lead.joined and lead.released: `referral-joined` on the lead's contact, unless it is On hold. Not on the
 * referrer's: a person who refers hundreds would cost a call for each, and the return fields hold their number.
 */
export function planJoinedEvents(context: CrmContext, trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  return planTracked(context, trx, events, (event, details, tracks) =>
    tracks('leads') && !isHeldAtJoining(event)
      ? [planOn('lead', details, 'event:referral-joined', joinedEvent(details))]
      : [],
  );
}

/**
 * The reaction to lead.qualified: `referral-qualified` on the lead's contact and on the referrer's, each as its tab says,
 * so that the team can thank both at once (messages of the CRM are triggered by events, reference 15).
 */
export function planQualifiedEvents(context: CrmContext, trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  return planTracked(context, trx, events, (_, details, tracks) => {
    const qualified: PlannedEvent = { name: 'referral-qualified', metadata: peopleIn(details) };
    return [
      ...(tracks('leads') ? [planOn('lead', details, 'event:referral-qualified', qualified)] : []),
      // of a referrer there are many
      ...(tracks('referrers')
        ? [planOn('referrer', details, `event:referral-qualified:${details.lead.id}`, qualified)]
        : []),
    ];
  });
}

/** The reaction to reward.issued: `reward-issued` on the contact of its recipient. */
export function planRewardEvents(context: CrmContext, trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  return planTracked(context, trx, events, ({ rewardId, evidence }, details, tracks) => {
    const recipient = evidence?.['recipient'] === 'lead' ? 'lead' : 'referrer';
    if (!tracks(tabOf(recipient))) return [];
    const { amount_minor: minor, currency } = evidence ?? {};
    const metadata = {
      campaign: details.campaign.name,
      reward: formatMoney(Number(minor), String(currency)),
      amount_minor: Number(minor),
      currency: String(currency),
      recipient,
    };
    return [planOn(recipient, details, `event:reward-issued:${rewardId ?? ''}`, { name: 'reward-issued', metadata })];
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

type Tracks = (tab: Tab) => boolean;

/** Plans what follows from events of leads whose campaign tracks anything; the leads and the settings are read once. */
async function planTracked(
  context: CrmContext,
  trx: Transaction,
  events: readonly NewEvent[],
  plansOf: (event: NewEvent, details: LeadDetails, tracks: Tracks) => EventPlan[],
): Promise<void> {
  const workspaceId = workspaceOf(events);
  const tracksOf = await readTracks(context, trx, workspaceId, events);
  const tracked = events.filter((event) => tracksOf(event)('leads') || tracksOf(event)('referrers'));
  if (tracked.length === 0) return;
  const leadIds = tracked.map(({ leadId }) => leadId ?? '');
  const details = await findLeadDetails(trx, context.publicUrl, workspaceId, leadIds);
  const plans = tracked.flatMap((event) => {
    const ofLead = details.get(event.leadId ?? '');
    if (!ofLead) throw new Error(`${event.type} names no lead.`);
    return plansOf(event, ofLead, tracksOf(event));
  });
  await planEvents(context, trx, workspaceId, plans);
}

/** A tab that does nothing with its people tracks nothing about leads; referrers may also have come by an import. */
async function readTracks(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  events: readonly NewEvent[],
): Promise<(event: NewEvent) => Tracks> {
  const campaignIds = [...new Set(events.flatMap(({ campaignId }) => (campaignId ? [campaignId] : [])))];
  const providerOf = await findCampaignProviders(context, trx, workspaceId, campaignIds);
  const keyOf = (campaignId: string, tab: Tab) => ({ campaignId, provider: providerOf(campaignId).name, tab });
  const keys = campaignIds.flatMap((id) => [keyOf(id, 'leads'), keyOf(id, 'referrers')]);
  const settingsOf = await findSettingsOfTabs(trx, workspaceId, keys);
  return ({ campaignId }) =>
    (tab) => {
      if (!campaignId) return false;
      const { settings } = settingsOf(keyOf(campaignId, tab));
      return settings.events && (tab === 'referrers' || settings.action !== 'nothing');
    };
}

function planOn(
  subject: 'lead' | 'referrer',
  { lead, referrer }: LeadDetails,
  cause: string,
  event: PlannedEvent,
): EventPlan {
  const subjectId = subject === 'lead' ? lead.id : referrer.id;
  return { campaignId: lead.campaignId, person: { subject, subjectId }, cause, event };
}
