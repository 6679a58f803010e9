import type { HoldReason } from './hold-reasons.ts';

/** A friend who would become a lead, and what the mailbox behind each address is. */
export type JoiningPerson = {
  emailKey: string;
  mailbox: string;
  referrerId: string;
  referrerMailbox: string;
  /** where the form came from; null where that is not known for sure */
  callerKey: string | null;
};

/** A lead of the campaign with one of the mailboxes. */
export type LeadOfMailbox = { emailKey: string; mailbox: string; referrerMailbox: string };

export type HoldDetails = {
  /** those with the mailbox of a friend, or of a referrer */
  leads: readonly LeadOfMailbox[];
  /** leads of the last day, at least up to the limit */
  recentOfReferrer: ReadonlyMap<string, number>;
  recentOfCaller: ReadonlyMap<string, number>;
  /** null: any number */
  leadsPerDay: number | null;
};

/**
 * Which friends go On hold, and why; each is judged as if those before were leads. The first reason that holds counts:
 * what is surely odd before what is only much.
 * @returns for each friend, in their order: null for one who is not held, or is a lead already
 */
export function decideHolds(people: readonly JoiningPerson[], details: HoldDetails): (HoldReason | null)[] {
  const { leadsPerDay } = details;
  const emailKeys = new Set(details.leads.map(({ emailKey }) => emailKey));
  const mailboxes = new Set(details.leads.map(({ mailbox }) => mailbox));
  const pairs = new Set(details.leads.map(pairOf));
  const ofReferrer = new Map(details.recentOfReferrer);
  const ofCaller = new Map(details.recentOfCaller);
  const isOver = (count: number | undefined) => leadsPerDay !== null && (count ?? 0) >= leadsPerDay;

  const reasonOf = (person: JoiningPerson): HoldReason | null => {
    const { mailbox, referrerId, referrerMailbox, callerKey } = person;
    if (mailbox === referrerMailbox) return 'self_referral';
    if (mailboxes.has(mailbox)) return 'same_mailbox';
    if (pairs.has(pairOf({ mailbox: referrerMailbox, referrerMailbox: mailbox }))) return 'mutual_pair';
    if (isOver(ofReferrer.get(referrerId))) return 'referrer_burst';
    if (callerKey !== null && isOver(ofCaller.get(callerKey))) return 'caller_burst';
    return null;
  };

  return people.map((person) => {
    if (emailKeys.has(person.emailKey)) return null;
    const reason = reasonOf(person);
    emailKeys.add(person.emailKey);
    mailboxes.add(person.mailbox);
    pairs.add(pairOf(person));
    ofReferrer.set(person.referrerId, (ofReferrer.get(person.referrerId) ?? 0) + 1);
    if (person.callerKey !== null) ofCaller.set(person.callerKey, (ofCaller.get(person.callerKey) ?? 0) + 1);
    return reason;
  });
}

const pairOf = ({ mailbox, referrerMailbox }: { mailbox: string; referrerMailbox: string }) =>
  JSON.stringify([referrerMailbox, mailbox]);
