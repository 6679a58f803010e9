import type { Transaction } from '../database/database.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import type { Actor } from '../history/history.ts';
import type { SubjectKey } from '../integration/settings/subject.ts';
import { changeLead } from '../leads/change-lead.ts';
import { correctReferrer, type ReferrerCorrected } from '../leads/correct-referrer.ts';
import { getLeadById } from '../leads/find-lead.ts';
import type { HoldReason } from '../leads/hold-reasons.ts';
import {
  changedMeanwhileReason,
  erasedReason,
  leadTakenReason,
  ownLeadReason,
  referrerTakenReason,
} from '../leads/correction-rules.ts';
import { refuse, refuseFor } from '../platform/refusal.ts';
import type { PersonChange } from '../referrers/person-change.ts';
import { countRewardsInReview } from '../rewards/find-reward.ts';
import { getAddressKey } from './find-person.ts';
import type { PeopleContext } from './people-context.ts';

export type Correction = {
  workspaceId: string;
  campaignId: string;
  person: SubjectKey;
  change: PersonChange;
  /** of the details that the change was made from; left out: whatever they are */
  revision?: string | undefined;
  actor: Actor;
};

export type Corrected = {
  isChanged: boolean;
  /** how many rewards wait for a teammate's look because of this change */
  newlyInReview: number;
  /** why a lead is On hold now; null for a referrer */
  holdReason: HoldReason | null;
};

/**
 * Corrects the details of a lead or a referrer. What follows, in the same transaction: rewards wait and the old address is
 * told (follow-changed-address.ts), and the CRM gets it (send-corrections.ts).
 * @throws Refusal not_found, illegal_move (erased), self_referral, email_taken, changed_meanwhile
 */
export async function correctPerson(context: PeopleContext, correction: Correction): Promise<Corrected> {
  try {
    return await context.db.transaction().execute((trx) => correct(context, trx, correction));
  } catch (error) {
    throw toRefusal(error, correction);
  }
}

/** Undoes all that was done, so that a preview goes the very way of the change. */
class DryRunOver extends Error {
  readonly corrected: Corrected;

  constructor(corrected: Corrected) {
    super('Nothing is kept of a dry run.');
    this.corrected = corrected;
  }
}

/** What correctPerson would do; nothing is changed. @throws the same */
export async function dryRunCorrection(context: PeopleContext, correction: Correction): Promise<Corrected> {
  try {
    return await context.db.transaction().execute(async (trx) => {
      throw new DryRunOver(await correct(context, trx, correction));
    });
  } catch (error) {
    if (error instanceof DryRunOver) return error.corrected;
    throw toRefusal(error, correction);
  }
}

/** Another person joined with the address at this moment; any other error stays as it is. */
function toRefusal(error: unknown, { person }: Correction): unknown {
  if (!isUniqueViolation(error)) return error;
  return refuse('email_taken', person.subject === 'lead' ? leadTakenReason : referrerTakenReason);
}

async function correct(context: PeopleContext, trx: Transaction, correction: Correction): Promise<Corrected> {
  const { workspaceId, person, change, actor, revision } = correction;
  const { subjectId } = person;
  await getAddressKey(
    trx,
    workspaceId,
    person.subject === 'lead' ? { lead_id: subjectId } : { referrer_id: subjectId },
  );
  const before = await countRewardsInReview(trx, workspaceId, subjectId);
  const isLead = person.subject === 'lead';
  const isChanged = isLead
    ? (await changeLead(context, trx, { workspaceId, leadId: subjectId, change, revision, actor })).isChanged
    : await changeReferrer(context, trx, correction);
  const newlyInReview = (await countRewardsInReview(trx, workspaceId, subjectId)) - before;
  const lead = isLead ? await getLeadById(trx, workspaceId, subjectId) : null;
  return { isChanged, newlyInReview, holdReason: lead?.state === 'On hold' ? lead.hold_reason : null };
}

/** @throws Refusal */
async function changeReferrer(
  context: PeopleContext,
  trx: Transaction,
  { workspaceId, campaignId, person: { subjectId: referrerId }, change, actor, revision }: Correction,
): Promise<boolean> {
  const corrected = await correctReferrer(context, trx, { workspaceId, referrerId }, change, { actor, revision });
  throwRefused(corrected, campaignId);
  return corrected.outcome === 'changed';
}

function throwRefused(corrected: ReferrerCorrected, campaignId: string): void {
  switch (corrected.outcome) {
    case 'changed_meanwhile':
      throw refuse('changed_meanwhile', changedMeanwhileReason);
    case 'erased':
      throw refuse('illegal_move', erasedReason);
    case 'own_lead':
      throw refuseFor('email', 'self_referral', ownLeadReason, { kind: 'lead', id: corrected.otherId, campaignId });
    case 'email_taken': {
      const about = { kind: 'referrer', id: corrected.otherId, campaignId } as const;
      throw refuseFor('email', 'email_taken', referrerTakenReason, about);
    }
    default:
  }
}
