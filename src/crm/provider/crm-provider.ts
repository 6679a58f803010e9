import type { CrmContact, AttributeValue } from './crm-contact.ts';
import type { CrmAttribute, OwnAttribute } from './crm-attribute.ts';

/** Values to write, by attribute (full name). */
export type FieldValues = Record<string, AttributeValue>;

export type ContactKind = 'lead' | 'user';

/** One call that was made, for the record of a delivery. Neither bodies nor secrets. */
export type CallRecord = { method: string; path: string; status: number | null; words: string; at: string };

export type Creation =
  | { outcome: 'created'; contact: CrmContact }
  /** the CRM says that this person is already there; nothing was written */
  | { outcome: 'exists'; contactId: string; archived: boolean };

/** Calls to one connected workspace of the CRM. Every method throws CrmError when the call fails. */
export type CrmClient = {
  /** All contact attributes as they are now, archived ones left out. */
  listAttributes(): Promise<CrmAttribute[]>;
  /** Makes sure that our own attributes exist with the right type, creating or unarchiving what is missing. */
  provideAttributes(wanted: readonly OwnAttribute[]): Promise<void>;
  createContact(kind: ContactKind, fields: FieldValues): Promise<Creation>;
  updateContact(contactId: string, fields: FieldValues): Promise<CrmContact>;
  /** Takes an archived contact back into use. */
  restoreContact(contactId: string): Promise<void>;
  /** The contact as it is now; under another id when it was merged; null when it is gone. */
  readContact(contactId: string): Promise<CrmContact | null>;
  /** Contacts with this address that the CRM's search knows; it may lag minutes behind. */
  findContacts(email: string): Promise<CrmContact[]>;
  /** Tells the CRM that we no longer use this connection. */
  revoke(): Promise<void>;
};

/** What a stored notification says; only a hint, the contact is read before anything is decided. */
export type NotificationHint = { contactId: string; email: string | null; happenedAt: Date | null };

/** A connected workspace, as far as a provider needs to know it to make calls. */
export type CrmTarget = { externalWorkspaceId: string; region: string; token: string };

/** One CRM. Intercom implements this; nothing here knows it. */
export type CrmProvider = {
  name: string;
  /** as people call it */
  title: string;
  /** @param onCall hears of every call made */
  open(target: CrmTarget, onCall?: (call: CallRecord) => void): CrmClient;
  /** Where a teammate sees the contact. */
  contactUrl(target: Omit<CrmTarget, 'token'>, contactId: string): string;
  /** Null when the notification is about no contact. */
  readNotification(topic: string, body: string): NotificationHint | null;
};
