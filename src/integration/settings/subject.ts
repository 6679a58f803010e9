import type { Tab } from './integration-settings.ts';

/** Our people: those a referral link brought, and those who share one. */
export type Subject = 'lead' | 'referrer';

/** One of our people. */
export type SubjectKey = { subject: Subject; subjectId: string };

/** The tab that holds what is done with them. */
export const tabOf = (subject: Subject): Tab => (subject === 'lead' ? 'leads' : 'referrers');
/** The people a tab is about. */
export const subjectOf = (tab: Tab): Subject => (tab === 'leads' ? 'lead' : 'referrer');

/** How an event names the person it is about. */
export const eventIdsOf = ({ subject, subjectId }: SubjectKey): { leadId: string } | { referrerId: string } =>
  subject === 'lead' ? { leadId: subjectId } : { referrerId: subjectId };
