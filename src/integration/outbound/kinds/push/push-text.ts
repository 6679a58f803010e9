import { contactWordOf, labelWordOf, type CrmTraits } from '../../../provider/capabilities.ts';
import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { leftOutText, type LeftOut } from '../../left-out.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import type { Sent, StartedAttempt } from '../../sender.ts';
import type { Outcome } from './push-task.ts';
import { hasSteps } from './mark-contact.ts';
import type { WrittenContact } from './write-contact.ts';

const outcomeTexts: Record<Outcome, (noun: string, crm: string) => string> = {
  created: (noun, crm) => `Created a new ${noun} in ${crm}.`,
  updated: (_, crm) => `The contact already existed in ${crm} and was updated.`,
  unchanged: (_, crm) => `The contact already existed in ${crm}, and there was nothing to change.`,
  skipped: (_, crm) => `The contact already existed in ${crm}; as the settings say, nothing was changed.`,
};

/** What a push did, for the log and the timeline. */
export function describePush(
  crm: CrmTraits,
  { delivery }: StartedAttempt,
  { outcome, contact, replaced, choice, leftOut }: WrittenContact,
  mark: MarkPlan,
  hadLabel: boolean,
): Pick<Sent, 'state' | 'message' | 'contactId' | 'evidence'> {
  const { contactKind: kind } = readDeliveryOf('push', delivery);
  const isMarked = outcome !== 'skipped' && hasSteps(mark);
  return {
    state: outcome === 'skipped' ? 'Skipped' : 'Sent',
    message: [
      outcomeTexts[outcome](contactWordOf(crm, kind), crm.title),
      isMarked && markText(withoutLeftOut(mark, leftOut), hadLabel, labelWordOf(crm)),
      leftOutText(crm, leftOut),
    ]
      .filter(Boolean)
      .join(' '),
    contactId: contact.id,
    evidence: {
      outcome,
      choice: choice.message,
      replaced: Object.keys(replaced ?? {}),
      // names alone: values of people stay with the delivery
      ...(leftOut.length > 0 && { left_out: leftOut.map(({ what, attribute }) => attribute ?? what) }),
    },
  };
}

const withoutLeftOut = ({ tag, note, company }: MarkPlan, leftOut: readonly LeftOut[]): MarkPlan => {
  const has = (what: LeftOut['what']) => leftOut.every((one) => one.what !== what);
  return { tag: has('label') ? tag : null, note: has('note') ? note : null, company: has('company') ? company : null };
};

function markText({ tag: label, note, company }: MarkPlan, hadLabel: boolean, word: string): string {
  const had = label && hadLabel ? `It had the ${word} “${label}” already.` : '';
  const context = [
    label && !hadLabel && `the ${word} “${label}”`,
    note && 'a note',
    company && `the company ${company.name}`,
  ];
  const list = context.filter((part) => typeof part === 'string');
  if (list.length === 0) return had;
  const got = `It got ${list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : list.join('')}.`;
  return `${got} ${had}`.trim();
}
