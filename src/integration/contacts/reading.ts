import type { ContactFate } from '../provider/notification-hint.ts';
import type { CrmContact } from '../provider/crm-contact.ts';

/** What led to a reading; `ours` is the answer to a write of our own. */
export type ReadingSource = 'webhook' | 'polling' | 'import' | 'check' | 'ours';

/** A contact as it was read, with what its reader knows beside. */
export type Reading = {
  contact: CrmContact;
  source: ReadingSource;
  /** the id under which it was asked for; another than the contact's own when it was merged */
  askedFor?: string;
  /** other contacts that were merged into it */
  mergedFrom?: readonly string[];
  /** what was reported about its state; a reading itself shows it only in part */
  became?: ContactFate | null;
  /** the caller has linked its person and noted its state: no person is looked up by its address */
  isLinked?: boolean;
  notificationId?: string | null;
  /** when the CRM says that something changed; null when nothing was reported */
  reportedAt?: Date | null;
  /** where the reports name what changed: when, by full name; of all else nothing is reported then */
  changedAt?: Readonly<Record<string, Date>>;
};

/** When the CRM says that an attribute changed; null when it does not say. */
export function reportedAtOf({ reportedAt, changedAt }: Pick<Reading, 'reportedAt' | 'changedAt'>, name: string) {
  return (changedAt ? changedAt[name] : reportedAt) ?? null;
}
