import type { AttributeType } from './crm-attribute.ts';

/** What a CRM can do, as its provider declares it. Code outside a provider asks this, never for the CRM's name. */
export type CrmCapabilities = {
  /** the kinds that contacts have; empty where all are alike */
  kinds: readonly ('lead' | 'user')[];
  /** what stands for a label on a contact */
  labels: 'tags' | 'multi_select' | 'static_list' | 'none';
  /** a search may ask for the members of a segment; else `listMembers` names them */
  segmentInQuery: boolean;
  companies: boolean;
  /** `any`: events of every name can be tracked; `defined`: those that were declared to the CRM */
  events: 'any' | 'defined' | 'none';
  conversations: boolean;
  /** the types that an attribute made by Goodword can have */
  attributeTypes: readonly AttributeType[];
  limits: {
    /** contacts in a page of a search */
    page: number;
    /** ids in one search */
    ids: number;
    /** contacts that one search gives in all; null for any number */
    results: number | null;
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
  /** the CRM refuses a second contact with our id of a person */
  ownIdUnique: boolean;
  /** after this time a search surely knows a contact */
  searchLagMs: number;
  /** contacts in one call that writes many; 1 where there is none */
  batchSize: number;
  /** an archived contact can be taken back into use */
  canRestore: boolean;
  /** under which id two merged contacts go on */
  mergeId: 'survivor' | 'new';
  /** how changes are reported: every one, those of named attributes, by a journal, or not at all */
  changes: 'push_all' | 'push_named' | 'journal' | 'poll';
  /** earlier values of attributes can be read */
  history: boolean;
  /** how long an access token lives; null for as long as the authorisation */
  tokenLifeSeconds: number | null;
  /** what a teammate sees beside a contact */
  card: 'canvas' | 'react' | 'none';
  /** counted apart; a call names the one that it spends */
  budgets: Readonly<Record<string, BudgetLimit>>;
};

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
  kinds: Readonly<Partial<Record<'lead' | 'user', string>>>;
  /** null where there are none */
  label: string | null;
  segment: string;
};

/** What the CRM calls a label. */
export const labelWordOf = ({ words }: { words: CrmWords }): string => words.label ?? 'label';

/** What is known of a CRM without calling it. */
export type CrmTraits = {
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
  /** Whether a text looks like the id of one of its contacts. */
  isContactId(text: string): boolean;
};
