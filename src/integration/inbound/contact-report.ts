import type { CrmContact } from '../provider/crm-contact.ts';
import type { ContactFate, HintSummary, PutOnPart, ReportedValue } from '../provider/notification-hint.ts';

/** What a notification shows of a contact: all of it, or the values that it names. */
export type Report = { contact: CrmContact; mayLack: readonly PutOnPart[] } | { changed: readonly ReportedValue[] };

/** All that was reported about one contact. */
export type ContactChange = {
  contactId: string;
  /** addresses that the notifications named */
  emails: readonly string[];
  /** of the latest notification */
  notificationId: string;
  reportedAt: Date | null;
  /** when the first of them came */
  receivedAt: Date;
  /** the state in the latest notification that reports one */
  became: ContactFate | null;
  /** contacts that were merged into it, as far as the notifications name them */
  mergedFrom: readonly string[];
  /** what each of the notifications shows of the contact; null when one of them shows nothing */
  reported: readonly Report[] | null;
  /** unknown where one of them does not say, or some say yes and others no */
  byUs: HintSummary['byUs'];
};
