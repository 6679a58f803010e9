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
  became?: 'archived' | 'active' | 'deleted' | 'merged' | null;
  /** the caller has linked its person and noted its state: no person is looked up by its address */
  isLinked?: boolean;
  notificationId?: string | null;
  /** when the CRM says that something changed; null when nothing was reported */
  reportedAt?: Date | null;
};
