import { describeCrmEvent, type EventText } from './describe-crm-event.ts';
import { describeQualified } from './describe-qualified.ts';
import { evidenceText } from '../../history/evidence-text.ts';
import type { RecordedEvent } from '../../history/history.ts';
import { formatMoney } from '../../platform/money/format-money.ts';

export type TimelineEntry = EventText & {
  id: string;
  /** ISO 8601 */
  at: string;
  type: string;
  actor: { kind: string; name: string };
  evidence: Record<string, unknown>;
};

/**
 * The timeline of a lead or a referrer, oldest first. Events without a text are left out.
 * @param crm the CRM's name as people say it
 */
export function presentTimeline(events: RecordedEvent[], crm: string): TimelineEntry[] {
  return events.flatMap((event) => {
    const text = describeEvent(event, crm);
    if (!text) return [];
    const { kind, name } = event.actor;
    return [
      {
        id: event.event_id,
        at: event.occurred_at.toISOString(),
        type: event.type,
        ...text,
        actor: { kind, name },
        evidence: event.evidence,
      },
    ];
  });
}

function describeEvent(event: RecordedEvent, crm: string): EventText | null {
  const { actor } = event;
  const say = (name: string) => evidenceText(event.evidence[name]);
  switch (event.type) {
    case 'lead.joined':
      return { title: 'Joined', detail: `By referral code ${say('code')} · ${say('source')}`, tone: 'neutral' };
    case 'referrer.joined':
      return { title: 'Joined', detail: `With referral code ${say('code')} · ${say('source')}`, tone: 'neutral' };
    case 'referrer.link_requested':
      return { title: 'Asked for their link', detail: 'By the join page; it was sent by e-mail.', tone: 'neutral' };
    case 'link.paused':
      return { title: 'Link paused', detail: null, tone: 'waiting' };
    case 'link.resumed':
      return { title: 'Link resumed', detail: null, tone: 'good' };
    case 'lead.referred_again':
      return {
        title: 'Referred again',
        detail: `Came back with referral code ${say('code')}; the first referrer keeps the lead.`,
        tone: 'neutral',
      };
    case 'lead.changed':
    case 'referrer.changed':
      return { title: 'Details corrected', detail: describeChange(event) || null, tone: 'neutral' };
    case 'erasure.dismissed':
      return {
        title: 'Kept',
        detail: `The contact was deleted in ${crm}; ${actor.name} kept the person.`,
        tone: 'neutral',
      };
    case 'person.erased':
      return {
        title: 'Personal data erased',
        detail: 'Names, addresses, phone and texts about the person.',
        tone: 'neutral',
      };
    case 'lead.held':
      return { title: 'On hold', detail: say('sentence'), tone: 'waiting' };
    case 'lead.released':
      return { title: 'Released', detail: `By ${actor.name}.`, tone: 'good' };
    case 'lead.refused':
      return { title: 'Refused', detail: `By ${actor.name}. Not qualified from now on.`, tone: 'bad' };
    case 'lead.qualification_met':
      return {
        title: 'Met the Qualification Rules',
        detail: `${describeQualified(event)} Counts once the lead is released.`,
        tone: 'waiting',
      };
    case 'lead.qualified':
      return { title: 'Qualified', detail: describeQualified(event), tone: 'good' };
    case 'lead.unqualified':
      return { title: 'Unqualified', detail: `By ${actor.name}: ${say('reason')}`, tone: 'bad' };
    case 'reward.created':
      return { title: `Reward ${say('state')}`, detail: describeReward(event), tone: 'good' };
    case 'reward.review_needed':
      return {
        title: 'Reward needs review',
        detail: `${describeReward(event)} The e-mail address was changed after the reward was earned.`,
        tone: 'waiting',
      };
    case 'reward.confirmed':
      return { title: 'Reward confirmed', detail: `${describeReward(event)} Due again.`, tone: 'good' };
    case 'reward.withheld':
      return {
        title: 'No reward',
        detail:
          say('reason') === 'recipient_erased'
            ? `The ${say('recipient')} was erased.`
            : 'The person was erased earlier, after earning a reward in this campaign, and joined again.',
        tone: 'neutral',
      };
    case 'reward.issued':
      return { title: 'Reward Issued', detail: `${describeReward(event)} Issued by ${actor.name}.`, tone: 'good' };
    case 'reward.cancelled':
      return {
        title: 'Reward Cancelled',
        detail:
          say('with') === 'lead'
            ? `${describeReward(event)} Cancelled with the lead.`
            : `${describeReward(event)} By ${actor.name}: ${say('reason')}`,
        tone: 'bad',
      };
    case 'reward.kept':
      return {
        title: 'Reward not taken back',
        detail: `${describeReward(event)} It was issued before the lead was unqualified.`,
        tone: 'waiting',
      };
    case 'reward.revived':
      return { title: `Reward ${say('to_state')} again`, detail: describeReward(event), tone: 'good' };
    default:
      return describeCrmEvent(event, crm);
  }
}

function describeReward({ evidence }: RecordedEvent): string {
  const amount = formatMoney(Number(evidence['amount_minor']), evidenceText(evidence['currency']));
  return `${amount} for the ${evidenceText(evidence['recipient'])}.`;
}

const fieldLabels: Record<string, string> = {
  email: 'Email',
  first_name: 'First name',
  last_name: 'Last name',
  phone: 'Phone',
  company: 'Company',
};

/** Each field with the value before and after, such as `Email: ana@example.com → anna@example.com`. */
function describeChange({ evidence }: RecordedEvent): string {
  const { was, now } = evidence as { was?: Record<string, string>; now?: Record<string, string> };
  // what imports changed in older versions names the fields alone
  if (!now) return labelsOf(evidence['fields']);
  return Object.entries(fieldLabels)
    .filter(([field]) => Object.hasOwn(now, field))
    .map(([field, label]) => `${label}: ${was?.[field] || 'empty'} → ${now[field] || 'empty'}`)
    .join(' · ');
}

const labelsOf = (fields: unknown): string =>
  Array.isArray(fields) ? fields.map((field) => fieldLabels[String(field)] ?? String(field)).join(', ') : '';
