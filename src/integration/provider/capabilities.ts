import type { AttributeType } from './crm-attribute.ts';
import type { ContactKind } from './crm-contact.ts';

/** What a CRM can do, as its provider declares it. Code outside a provider asks this, never for the CRM's name. */
export type CrmCapabilities = {
  /** the kinds that contacts have; empty where all are alike */
  kinds: readonly ContactKind[];
  /** something stands for a label on a contact */
  labels: boolean;
  /** `in_query`: a search may ask for the members of a segment; `listed`: `listMembers` names them */
  segments: 'in_query' | 'listed' | 'none';
  companies: boolean;
  /** events can be tracked on a contact */
  events: boolean;
  /** teammates talk with contacts there, and see what Goodword knows beside a conversation */
  conversations: boolean;
  /** the types that an attribute made by Goodword can have */
  attributeTypes: readonly AttributeType[];
  limits: {
    /** contacts in a page of a search */
    page: number;
    /** ids in one search */
    ids: number;
    /** conditions in one search; null for any number */
    conditions: number | null;
    /** characters of a text attribute: longer texts are cut */
    text: number;
    /** characters of the name of an attribute */
    attributeName: number;
  };
  /** an address belongs to one contact at most: `of_users` where that holds for users alone */
  emailIsUnique: 'always' | 'of_users' | 'never';
  /** a lookup by address shows a contact as soon as it is made; else only after `searchLagMs` */
  emailLookupIsCurrent: boolean;
  /** after this time a search surely knows a contact */
  searchLagMs: number;
  /** an archived contact can be taken back into use */
  canRestore: boolean;
  /** changes are reported; else they are only found by polling */
  changes: 'pushed' | 'polled';
  /** how long an access token lives; null for as long as the authorisation */
  tokenLifeSeconds: number | null;
  /** counted apart; a call names the one that it spends */
  budgets: Readonly<Record<string, BudgetLimit>>;
};

/** Whether the CRM itself refuses a second contact of an address, and names the one that there is. */
export function refusesSameEmail({ emailIsUnique }: CrmCapabilities, kind: ContactKind | null): boolean {
  return emailIsUnique === 'always' || (emailIsUnique === 'of_users' && kind === 'user');
}

/** How a CRM counts calls against one of its limits. */
export type BudgetLimit = {
  /** it counts in slices of this length, which begin at full multiples of it */
  sliceMs: number;
  /** calls in a slice until an answer names the limit */
  startWith: number;
  /** the documented limit, for estimates before the first answer */
  perMinute: number;
};

/** What the screens call the things of a CRM. */
export type CrmWords = {
  contact: string;
  /** by kind; `contact` for a CRM without kinds */
  kinds: Readonly<Partial<Record<ContactKind, string>>>;
  /** null where there are none */
  label: string | null;
  segment: string;
};

/** What the CRM calls its contacts, or those of a kind. */
export const contactWordOf = ({ words }: { words: CrmWords }, kind: ContactKind | null): string =>
  (kind && words.kinds[kind]) ?? words.contact;

/** What the CRM calls a label. */
export const labelWordOf = ({ words }: { words: CrmWords }): string => words.label ?? 'label';

/** What is known of a CRM without calling it. */
export type CrmTraits = {
  /** full name of the attribute that holds the whole name of a contact; left out where none does */
  nameAttribute?: string;
  /** under which its connections, settings and deliveries are stored */
  name: string;
  /** as people call it */
  title: string;
  capabilities: CrmCapabilities;
  words: CrmWords;
  /** The full name of an attribute that Goodword makes under this name. Full names mean nothing outside the provider. */
  attributeName(own: string): string;
  /** An attribute as people call it, from its full name. */
  attributeText(fullName: string): string;
  /** Whether the CRM fills an attribute automatically, so that a value in it is no teammate's work. */
  isOwnLife(fullName: string): boolean;
  /** Full names of the attributes that are true of people who are not to be written to. */
  optOutAttributes: Readonly<Partial<Record<'unsubscribed' | 'hard_bounced' | 'spam', string>>>;
  /** Whether a text looks like the id of one of its contacts. */
  isContactId(text: string): boolean;
};
