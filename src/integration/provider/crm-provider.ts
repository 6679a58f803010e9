import type { ContactKind, CrmContact } from './crm-contact.ts';
import type { TokenGrant, TokenSource } from './token-source.ts';
import type { CrmTraits } from './capabilities.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { AttentionCode } from './crm-error.ts';
import type { CrmObject, IncomingRequest, NotificationHint, NotificationReading } from './notification-hint.ts';
import type { AttributeType, CrmAttribute, OwnAttribute, UnprovidedAttribute } from './crm-attribute.ts';

/** Values to write, by attribute (full name). */
export type FieldValues = Record<string, AttributeValue>;

/** One call that was made, for the record of a delivery. Bodies as they went over the line, cut at 4,000 characters; no secrets. */
export type CallRecord = {
  method: string;
  path: string;
  status: number | null;
  message: string;
  at: string;
  /** absent in records of older versions and where nothing was sent or answered */
  request?: string;
  answer?: string;
};

/** `interactive`: a user waits for it on a screen; it never waits behind background work for more than a second. */
export type Priority = 'interactive' | 'background';

export type CrmLabel = { id: string; name: string };
export type CrmSegment = { id: string; name: string };

/** One condition on an attribute (full name). `is_set` and `is_empty` take no value. */
export type AttributeCondition = {
  attribute: string;
  operator: 'equals' | 'not_equals' | 'contains' | 'starts_with' | 'greater' | 'less' | 'is_set' | 'is_empty';
  value: AttributeValue;
  /** of the attribute, where the caller knows it: without it a custom date cannot be asked for by `is_set` */
  type?: AttributeType;
};

/** The contacts a search is for: every condition holds. */
export type ContactQuery = {
  /** one of these contacts; at most a page of them */
  ids?: readonly string[];
  kind?: ContactKind;
  /** carries each of these labels */
  labelIds?: readonly string[];
  segmentId?: string;
  conditions?: readonly AttributeCondition[];
  /** changed at that time or later; the answer may hold earlier ones of the same day, never fewer */
  updatedSince?: Date;
  /** the latest changed come first, so that a reader can stop at the first that is too old for them */
  newestFirst?: boolean;
};

/** @param next null on the last page */
export type MemberPage = { ids: string[]; total: number; next: string | null };

/** @param next null on the last page */
export type ContactPage = { contacts: CrmContact[]; total: number; next: string | null };

/** Attributes of the team's own, of contacts and of what else shares the limit. */
export type AttributeRoom = { used: number; most: number; contactAttributes: readonly string[] };

export type NewAttribute = { name: string; type: AttributeType; options?: readonly string[]; description: string };

/** Something that happened to a contact; at most ten keys, flat. */
export type CrmEvent = { name: string; at: Date; metadata: Record<string, string | number> };

/** Who authorised, and for which workspace. */
export type CrmWorkspace = { externalId: string; name: string; region: string; timezone: string };

export type Creation =
  | { outcome: 'created'; contact: CrmContact }
  /** the CRM says that this person is already there; nothing was written */
  | { outcome: 'exists'; contactId: string; archived: boolean }
  /** the same, but the CRM does not say which contact it is */
  | { outcome: 'exists_unnamed'; message: string };

/** What a connection may need to be allowed to write. */
export type WritePermission = 'contacts' | 'labels' | 'attributes' | 'events';

/**
 * @param message why it was refused, or what came instead of a clear answer
 * @param attention what a person has to see to before it is allowed
 */
export type WriteTrial =
  | { outcome: 'allowed' }
  | { outcome: 'refused'; attention: AttentionCode; message: string }
  | { outcome: 'unclear'; message: string };

/** Calls to one connected workspace of the CRM. Every method throws CrmError when the call fails. */
export type CrmClient = {
  /** of the CRM that is called */
  traits: CrmTraits;
  /** All contact attributes as they are now, archived ones left out. */
  listAttributes(): Promise<CrmAttribute[]>;
  /**
   * Makes sure that our own attributes exist with the right type, creating or unarchiving what is missing.
   * @returns those that the CRM refuses, such as when it is full
   */
  provideAttributes(wanted: readonly OwnAttribute[]): Promise<readonly UnprovidedAttribute[]>;
  /** @param kind null in a CRM whose contacts are all alike */
  createContact(kind: ContactKind | null, fields: FieldValues): Promise<Creation>;
  updateContact(contactId: string, fields: FieldValues): Promise<CrmContact>;
  /** Takes an archived contact back into use. @throws CrmError (fix data) where the CRM cannot */
  restoreContact(contactId: string): Promise<void>;
  /** The contact as it is now; under another id when it was merged; null when it is gone. */
  readContact(contactId: string): Promise<CrmContact | null>;
  /** The contacts that were merged into this one, as far as the CRM remembers; empty for a lead or a contact that is gone. */
  readMergedIds(contactId: string): Promise<string[]>;
  /** Contacts with this address that the CRM's search knows; it may lag minutes behind. */
  findContacts(email: string): Promise<CrmContact[]>;
  /**
   * A page of the contacts that match, at most as large as the CRM's limit; ascending by the time of their last change when `updatedSince` is
   * given, else by id or creation. Contacts that change meanwhile may come twice.
   */
  searchContacts(query: ContactQuery, page: { cursor: string | null; size: number }): Promise<ContactPage>;
  /** How many match now, by one call. */
  countContacts(query: ContactQuery): Promise<number>;
  /** How many custom attributes there are of how many, and the full names of those of contacts; null without a known limit. */
  readRoom(): Promise<AttributeRoom | null>;
  /** @throws CrmError (fix data) when the name is taken by another kind of attribute or is not allowed */
  createAttribute(attribute: NewAttribute): Promise<CrmAttribute>;
  listLabels(): Promise<CrmLabel[]>;
  /** The label of that name, made when it is missing. */
  provideLabel(name: string): Promise<CrmLabel>;
  /** Ids of all labels of a contact. */
  readLabelIds(contactId: string): Promise<string[]>;
  addLabel(contactId: string, labelId: string): Promise<void>;
  removeLabel(contactId: string, labelId: string): Promise<void>;
  listSegments(): Promise<CrmSegment[]>;
  /** A page of the ids of a segment's members, for a CRM whose searches cannot ask for them. */
  listMembers(segmentId: string, page: { cursor: string | null; size: number }): Promise<MemberPage>;
  /** @param html simple HTML; what people typed in it is escaped by the caller */
  addNote(contactId: string, html: string): Promise<void>;
  /** Whether one of the contact's latest notes contains that text. */
  hasNote(contactId: string, text: string): Promise<boolean>;
  /** Makes or finds the company with our id, and puts the contact into it. */
  attachCompany(contactId: string, company: { ownId: string; name: string }): Promise<{ id: string }>;
  /** The same event twice (contact, name, second) counts once. */
  trackEvent(contactId: string, event: CrmEvent): Promise<void>;
  archiveContact(contactId: string): Promise<void>;
  /** Deletes the contact for good. @returns false when it was gone already */
  deleteContact(contactId: string): Promise<boolean>;
  /** The ids of the contacts that belong to a thing that notifications are about; missing where all are about contacts. */
  contactsOf?(about: CrmObject): Promise<string[]>;
  /** Whether writing is allowed, found out by a request that changes nothing. @throws CrmError only for a dead token */
  tryWriting(permission: WritePermission): Promise<WriteTrial>;
  /** One cheap call that proves the token. */
  readWorkspace(): Promise<CrmWorkspace>;
  /** Notifies the CRM that we no longer use this connection. */
  revoke(): Promise<void>;
};

/** A connected workspace, as far as a provider needs to know it to make calls. */
export type CrmTarget = {
  /** by whose budget calls are made */
  connection: { workspace_id: string; connection_id: string };
  externalWorkspaceId: string;
  region: string;
  /** a practice CRM is somewhere else than the real one */
  practice: boolean;
  token: TokenSource;
  /** what a CRM is asked for that does not answer with every attribute */
  wanted(): Promise<WantedAttributes>;
};

/** Full names of the attributes that a reading of contacts is to show. */
export type WantedAttributes = readonly string[] | 'all';

/** How calls are made. */
export type CallOptions = {
  /** hears of every call made */
  onCall?: (call: CallRecord) => void;
  /** background unless told */
  priority?: Priority;
  /** when it is aborted, calls that still wait for their turn fail with its reason; those that are made go on */
  signal?: AbortSignal;
};

/** One CRM: what it is, and how it is reached. */
export type CrmProvider = CrmTraits & {
  open(target: CrmTarget, options?: CallOptions): CrmClient;
  /** Where tokens run out: the next ones. @throws CrmError (reconnect) when the authorisation has ended */
  renewToken?(refreshToken: string): Promise<TokenGrant>;
  /** Full names of the attributes that move with each visit of a contact, and say little of the person. */
  volatileAttributes: readonly string[];
  /** What a call was made for, as people would say it; null where the call does not tell. */
  callPurpose(call: Pick<CallRecord, 'method' | 'path'>): string | null;
  /** Where a teammate sees the contact. */
  contactUrl(target: Omit<CrmTarget, 'token' | 'connection' | 'wanted'>, contactId: string): string;
  /**
   * Verifies a request of the CRM on its raw bytes, and reads the notifications in it. Missing where the CRM reports
   * nothing.
   */
  readNotifications?(request: IncomingRequest): NotificationReading | Promise<NotificationReading>;
  /** A notification as it was stored; null when it is about nothing that concerns contacts. */
  readNotification(topic: string, body: string): NotificationHint | null;
};
