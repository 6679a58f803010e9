import { emailKey } from '../platform/email/email-key.ts';
import type { Referrer } from '../referrers/referrer.ts';
import type { Exclusion, ImportSettings } from './import-settings.ts';

/** A person the import found, as the source shows them. */
export type Candidate = {
  key: string;
  /** null in a file */
  contactId: string | null;
  kind: 'lead' | 'user' | null;
  archived: boolean;
  marks: readonly Exclusion[];
  /** '' when there is none */
  email: string;
  emailProblem: 'invalid_email' | 'several_addresses' | null;
  firstName: string;
  lastName: string;
  phone: string;
  /** a spreadsheet program had rounded the number, so it was left out */
  phoneIsRounded: boolean;
};

/** What Goodword knows of them. */
export type KnownOfCandidate = {
  /** the referrer of the campaign whose contact this is */
  linked: Referrer | null;
  /** the referrer of the campaign with that address */
  sameEmail: Referrer | null;
  /** the contact is noted as `sameEmail`'s */
  isLinked: boolean;
  /** the import already found a person with that address */
  cameBefore: boolean;
  /** a person with that address was erased, and has not joined again */
  wasErased: boolean;
};

export type RowOutcome = 'create' | 'update' | 'skip' | 'exclude' | 'later';
export type RowReason =
  | 'new'
  | 'new_without_phone'
  | 'will_change'
  | 'changes_without_phone'
  | 'already_enrolled'
  | 'enrolled_without_phone'
  | 'no_email'
  | 'invalid_email'
  | 'several_addresses'
  | 'same_address_twice'
  | 'email_taken'
  | 'not_found_again'
  | 'other_kind'
  | 'archived'
  | 'came_later'
  | 'changed_later'
  | 'erased'
  | Exclusion;

export type RowChange = { field: 'email' | 'first_name' | 'last_name' | 'phone' | 'contact'; old: string; new: string };

export type RowDecision = {
  outcome: RowOutcome;
  reason: RowReason;
  changes: RowChange[];
  /** who they are here already */
  referrerId: string | null;
};

/** Decides whether a person is enrolled, changed or left alone, and why. The first reason that holds counts. */
export function evaluateRow(
  candidate: Candidate,
  known: KnownOfCandidate,
  settings: Pick<ImportSettings, 'exclude' | 'update_existing' | 'selection'>,
): RowDecision {
  const existing = known.linked ?? known.sameEmail;
  const decision = (outcome: RowOutcome, reason: RowReason, changes: RowChange[] = []): RowDecision => ({
    outcome,
    reason,
    changes,
    referrerId: existing?.referrer_id ?? null,
  });
  if (candidate.archived) return decision('exclude', 'archived');
  if (isOtherKind(candidate, settings)) return decision('exclude', 'other_kind');
  const mark = settings.exclude.find((exclusion) => candidate.marks.includes(exclusion));
  if (mark) return decision('exclude', mark);
  if (candidate.email === '') return decision('skip', 'no_email');
  if (candidate.emailProblem) return decision('skip', candidate.emailProblem);
  if (known.cameBefore) return decision('skip', 'same_address_twice');
  if (known.linked && known.sameEmail && known.linked.referrer_id !== known.sameEmail.referrer_id) {
    return decision('skip', 'email_taken');
  }
  if (!existing && known.wasErased) return decision('exclude', 'erased');
  if (!existing) return decision('create', candidate.phoneIsRounded ? 'new_without_phone' : 'new');
  const changes = changesOf(candidate, existing, known, settings);
  if (changes.length > 0)
    return decision('update', candidate.phoneIsRounded ? 'changes_without_phone' : 'will_change', changes);
  return decision('skip', candidate.phoneIsRounded ? 'enrolled_without_phone' : 'already_enrolled');
}

/**
 * Limits a run to its dry run: people it did not list for enrolment are not enrolled, and people it left alone are not
 * changed. A person listed for enrolment who has become a referrer since may be changed.
 * @param dryRun what the dry run said about this person, under this contact or another one with the address
 */
export function limitToDryRun(decision: RowDecision, dryRun: readonly (RowOutcome | null)[]): RowDecision {
  if (decision.outcome === 'create' && !dryRun.includes('create')) {
    return { ...decision, outcome: 'later', reason: 'came_later', changes: [] };
  }
  if (decision.outcome === 'update' && !dryRun.includes('create') && !dryRun.includes('update')) {
    return { ...decision, outcome: 'later', reason: 'changed_later', changes: [] };
  }
  return decision;
}

function isOtherKind({ kind }: Candidate, { selection }: Pick<ImportSettings, 'selection'>): boolean {
  if (selection.contact_type === 'only_leads') return kind === 'user';
  if (selection.contact_type === 'only_users') return kind === 'lead';
  return false;
}

/** What the source says otherwise; what it leaves empty takes nothing away. */
function changesOf(
  candidate: Candidate,
  existing: Referrer,
  known: KnownOfCandidate,
  settings: Pick<ImportSettings, 'update_existing'>,
): RowChange[] {
  const changes: RowChange[] = [];
  // the address follows the linked contact, not another one with the same name
  if (emailKey(candidate.email) !== existing.email_key) {
    changes.push({ field: 'email', old: existing.email, new: candidate.email });
  }
  if (settings.update_existing) {
    const details = [
      { field: 'first_name', old: existing.first_name, new: candidate.firstName },
      { field: 'last_name', old: existing.last_name, new: candidate.lastName },
      { field: 'phone', old: existing.phone, new: candidate.phone },
    ] as const;
    changes.push(...details.filter((detail) => detail.new !== '' && detail.new !== detail.old));
  }
  if (candidate.contactId !== null && !known.linked && !known.isLinked) {
    changes.push({ field: 'contact', old: '', new: candidate.contactId });
  }
  return changes;
}
