import { z } from 'zod';
import { describeCrmEvent } from '../../crm/describe-crm-event.ts';
import type { RecordedEvent } from '../../history/history.ts';
import { formatMoney } from '../../platform/money/format-money.ts';
import { isoTime } from './forms.ts';

export const timelineEntry = z.object({
  id: z.string(),
  at: isoTime,
  type: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  tone: z.enum(['neutral', 'good', 'bad', 'waiting']),
  actor: z.object({ kind: z.string(), name: z.string() }),
  evidence: z.record(z.string(), z.unknown()),
});

type Words = Pick<z.infer<typeof timelineEntry>, 'title' | 'detail' | 'tone'>;

/** The story of a lead in words, oldest first. Events that have no words are left out. */
export function presentTimeline(events: RecordedEvent[]): z.infer<typeof timelineEntry>[] {
  return events.flatMap((event) => {
    const words = describeEvent(event);
    if (!words) return [];
    const { kind, name } = event.actor;
    return [
      {
        id: event.event_id,
        at: event.occurred_at.toISOString(),
        type: event.type,
        ...words,
        actor: { kind, name },
        evidence: event.evidence,
      },
    ];
  });
}

function describeEvent(event: RecordedEvent): Words | null {
  const { evidence, actor } = event;
  switch (event.type) {
    case 'lead.joined':
      return { title: 'Joined', detail: `By referral code ${evidence['code']} · ${evidence['source']}`, tone: 'neutral' };
    case 'lead.referred_again':
      return {
        title: 'Referred again',
        detail: `Came back with referral code ${evidence['code']}; the first referrer keeps the lead.`,
        tone: 'neutral',
      };
    case 'lead.qualified':
      return {
        title: 'Qualified',
        detail: evidence['by'] === 'hand' ? `By hand, by ${actor.name}.` : describeRule(event),
        tone: 'good',
      };
    case 'reward.created':
      return { title: `Reward ${evidence['state']}`, detail: describeReward(evidence), tone: 'good' };
    case 'reward.issued':
      return { title: 'Reward Issued', detail: `${describeReward(evidence)} Issued by ${actor.name}.`, tone: 'good' };
    default:
      return describeCrmEvent(event);
  }
}

function describeRule({ evidence, rule_version: version }: RecordedEvent): string {
  const { attribute, old, new: value } = evidence;
  return `${attribute} changed from ${showValue(old)} to ${showValue(value)} (settings version ${version}).`;
}

function showValue(value: unknown): string {
  return value === null || value === undefined || value === '' ? 'empty' : `“${String(value)}”`;
}

function describeReward(evidence: Record<string, unknown>): string {
  const amount = formatMoney(Number(evidence['amount_minor']), String(evidence['currency']));
  return `${amount} for the ${evidence['recipient']}.`;
}
