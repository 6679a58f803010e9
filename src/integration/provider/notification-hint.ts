import type { IncomingHttpHeaders } from 'node:http';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { AppScope } from './app-scope.ts';
import type { CrmContact } from './crm-contact.ts';

/** A request of the CRM as it came over the line. */
export type IncomingRequest = {
  method: string;
  /** complete, with our own public address */
  url: string;
  headers: IncomingHttpHeaders;
  rawBody: Buffer;
};

/** A thing in the CRM. */
export type CrmObject = { object: 'contact' | 'deal' | 'company'; id: string };

/** `restored`: back in use, after it was archived or deleted; `erased`: deleted, and its data with it. */
export type ContactFate = 'archived' | 'restored' | 'deleted' | 'erased' | 'merged';

/** An attribute (full name) that came to a value. */
export type ReportedValue = { name: string; value: AttributeValue; at: Date };

/** What is known of a notification without reading all of it. */
export type HintSummary = {
  /** the contact, or another thing whose contacts the client resolves */
  about: CrmObject;
  email: string | null;
  happenedAt: Date | null;
  /** what became of the contact, where that is what is reported */
  became: ContactFate | null;
  /** contacts that were merged; empty when the notification of a merge does not say, or of something else */
  mergedFrom: readonly string[];
  /** the contact in which merged ones live on, when it is neither them nor `about` */
  survivorId: string | null;
  /** whether the change was made by this installation's own app */
  byUs: 'yes' | 'no' | 'unknown';
};

/** What a stored notification says; only a hint, the contact is read before anything is decided. */
export type NotificationHint = HintSummary & {
  /** the values that it names; empty when it names none, or shows the whole contact */
  changed: readonly ReportedValue[];
  /** the whole contact as it was when this was reported; null when the notification shows less */
  contact: CrmContact | null;
  /** what the contact may lack because it was put on later; had it been taken away, a notification of that would say so */
  mayLack: readonly PutOnPart[];
};

/** What is put on a contact beside its attributes. */
export type PutOnPart = 'labels' | 'companies';

/** One of the notifications in a request. */
export type ReportedNotification = {
  /** the CRM's id of the workspace in which it happened */
  workspaceExternalId: string;
  /** what comes again under this id is stored once */
  notificationId: string;
  topic: string;
  /** what is stored, for `readNotification` */
  body: string;
  /** null when it is about nothing that concerns contacts */
  hint: HintSummary | null;
};

/** A verified request, or why it is refused. */
export type NotificationReading =
  | { refused: 'not_signed' | 'malformed' }
  | {
      refused: null;
      /** the connections that the signature is trusted for */
      scope: AppScope;
      /** of any number of workspaces; empty when the CRM only tries the address */
      notifications: readonly ReportedNotification[];
    };
