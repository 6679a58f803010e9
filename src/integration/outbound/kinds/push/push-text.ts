import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import type { Sent, StartedAttempt } from '../../sender.ts';
import type { Outcome } from './push-task.ts';
import { hasSteps } from './mark-contact.ts';
import type { WrittenContact } from './write-contact.ts';

const outcomeTexts: Record<Outcome, (kind: string, crm: string) => string> = {
  created: (kind, crm) => `Created a new ${kind} in ${crm}.`,
  updated: (_, crm) => `The contact already existed in ${crm} and was updated.`,
  unchanged: (_, crm) => `The contact already existed in ${crm}, and there was nothing to change.`,
  skipped: (_, crm) => `The contact already existed in ${crm}; as the settings say, nothing was changed.`,
};

/** What a push did, for the log and the timeline. */
export function describePush(
  crm: string,
  { delivery }: StartedAttempt,
  { outcome, contact, replaced, choice }: WrittenContact,
  mark: MarkPlan,
  hadTag: boolean,
): Pick<Sent, 'state' | 'message' | 'contactId' | 'evidence'> {
  const { contactKind: kind } = readDeliveryOf('push', delivery);
  const isMarked = outcome !== 'skipped' && hasSteps(mark);
  return {
    state: outcome === 'skipped' ? 'Skipped' : 'Sent',
    message: outcomeTexts[outcome](kind, crm) + (isMarked ? ` ${markText(mark, hadTag)}` : ''),
    contactId: contact.id,
    evidence: { outcome, choice: choice.message, replaced: Object.keys(replaced ?? {}) },
  };
}

function markText({ tag, note, company }: MarkPlan, hadTag: boolean): string {
  const had = tag && hadTag ? `It had the tag “${tag}” already.` : '';
  const context = [tag && !hadTag && `the tag “${tag}”`, note && 'a note', company && `the company ${company.name}`];
  const list = context.filter((part) => typeof part === 'string');
  if (list.length === 0) return had;
  const got = `It got ${list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : list.join('')}.`;
  return `${got} ${had}`.trim();
}
