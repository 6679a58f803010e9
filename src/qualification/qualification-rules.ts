import { targetText, valueText } from './attribute-text.ts';
import type { AttributeValue } from './attribute-value.ts';
import { watchedAttribute, type QualificationRule } from './qualification-rule.ts';
import { matchesTarget } from './matches-target.ts';

/** What is known after a contact of a lead was read. */
export type QualificationDetails = {
  rule: QualificationRule | null;
  /** of the watched attribute, as people call it */
  name: string;
  /** the watched attribute now */
  value: AttributeValue | undefined;
  /** the same when the contact was read before; null when it never was */
  previous: { value: AttributeValue | undefined; readAt: Date } | null;
  contactCreatedAt: Date | null;
  contactUpdatedAt: Date | null;
  /** when the value now was read */
  readAt: Date;
  /** when the CRM says that something changed; null when nothing was reported */
  reportedAt: Date | null;
  leadJoinedAt: Date;
  /** of the CRM's workspace */
  timezone: string;
};

export type QualificationCode =
  | 'target_reached'
  | 'no_rule'
  | 'not_at_target'
  | 'unchanged'
  | 'at_target_before'
  | 'changed_before_joining'
  | 'order_unknown'
  | 'own_contact';

/** Declined means: the target is reached, but not (or not surely) since the person was referred. */
export type QualificationDecision = {
  decision: 'qualified' | 'waiting' | 'declined';
  code: QualificationCode;
  sentence: string;
};

/** A rule that is met, for a lead whose contact is the referrer's own: no one is paid for themselves without a person's look. */
export const declineOwnContact = ({ sentence }: QualificationDecision): QualificationDecision => ({
  decision: 'declined',
  code: 'own_contact',
  sentence: `${sentence} But lead and referrer are one contact, as after a merge.`,
});

/** Clocks of two companies differ; what happened within a minute before joining counts as after it. */
const toleranceMs = 60_000;

/**
 * Whether a lead qualifies: its contact's attribute has the target value, and came to it after the lead joined. Without
 * an earlier reading only a contact that is younger than the lead proves that. Where the order cannot be known, nothing is
 * claimed and a person decides.
 */
export function evaluateQualification(facts: QualificationDetails): QualificationDecision {
  const { name, value, previous, contactCreatedAt, reportedAt, timezone } = facts;
  const watched = watchedAttribute(facts.rule);
  if (!watched) {
    return waiting('no_rule', 'This campaign qualifies no leads by an attribute.');
  }
  const target = targetText(watched.target, [value, previous?.value]);
  if (!matchesTarget(value, watched.target, timezone)) {
    return waiting('not_at_target', `Waiting for “${name}” to become “${target}”; it is now ${shown(value)}.`);
  }
  const earliest = facts.leadJoinedAt.getTime() - toleranceMs;
  const isAfterJoining = (time: Date | null) => time !== null && time.getTime() >= earliest;
  const reached: QualificationDecision = {
    decision: 'qualified',
    code: 'target_reached',
    sentence: `“${name}” became “${target}”.`,
  };
  if (!previous) {
    if (isAfterJoining(contactCreatedAt)) return reached;
    if (!isSurelyBefore(facts)) return orderUnknown(name, target);
    return declined('at_target_before', `“${name}” was already “${target}” when this person was referred.`);
  }
  if (matchesTarget(previous.value, watched.target, timezone)) {
    // read while the lead was there: an earlier decision stands
    if (isAfterJoining(previous.readAt)) return waiting('unchanged', `“${name}” is still “${target}”.`);
    return declined('at_target_before', `“${name}” was already “${target}” when this person was referred.`);
  }
  if (isAfterJoining(previous.readAt) || isAfterJoining(reportedAt)) return reached;
  if (!isSurelyBefore(facts)) return orderUnknown(name, target);
  return declined('changed_before_joining', `“${name}” became “${target}” before this person was referred.`);
}

/** The value was read as the lead joined and nothing was reported since, or the contact did not change since. */
function isSurelyBefore({ leadJoinedAt, readAt, reportedAt, contactUpdatedAt }: QualificationDetails): boolean {
  const joined = leadJoinedAt.getTime();
  const isBefore = (time: Date) => time.getTime() < joined - toleranceMs;
  if (contactUpdatedAt && isBefore(contactUpdatedAt)) return true;
  return readAt.getTime() <= joined + toleranceMs && (!reportedAt || isBefore(reportedAt));
}

function orderUnknown(name: string, target: string): QualificationDecision {
  return declined(
    'order_unknown',
    `“${name}” is “${target}”, but we cannot tell whether it became so before or after this person was referred. If it was after, qualify this lead by hand.`,
  );
}

const waiting = (code: QualificationCode, sentence: string): QualificationDecision => ({
  decision: 'waiting',
  code,
  sentence,
});

const declined = (code: QualificationCode, sentence: string): QualificationDecision => ({
  decision: 'declined',
  code,
  sentence,
});

const shown = (value: AttributeValue | undefined) => {
  const text = valueText(value);
  return text === 'empty' ? text : `“${text}”`;
};
