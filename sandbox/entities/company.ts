import type { Contact, CustomValue } from './contact.ts';
import type { Note } from './note.ts';
import type { AppliedTag } from './tag.ts';
import type { Workspace } from './workspace.ts';

/** The plan of a company. The id is Intercom's, one per name in a workspace. */
export interface Plan {
  readonly id: string;
  readonly name: string;
}

/** An organisation that contacts belong to. Treated as immutable. All times are milliseconds. */
export interface Company {
  /** Intercom's: 24 hex digits. */
  readonly id: string;
  /** The customer's own id; never changes. */
  readonly companyId: string;
  readonly name: string | null;
  readonly plan: Plan | null;
  readonly size: number | null;
  readonly website: string | null;
  readonly industry: string | null;
  readonly monthlySpend: number;
  readonly remoteCreatedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastRequestAt: number | null;
  readonly customAttributes: Readonly<Record<string, CustomValue>>;
  readonly tags: readonly AppliedTag[];
  /** Oldest first. */
  readonly notes: readonly Note[];
}

/** A company with empty fields except its ids. */
export function emptyCompany(id: string, companyId: string, nowMs: number): Company {
  return {
    id,
    companyId,
    name: null,
    plan: null,
    size: null,
    website: null,
    industry: null,
    monthlySpend: 0,
    remoteCreatedAt: null,
    createdAt: nowMs,
    updatedAt: nowMs,
    lastRequestAt: null,
    customAttributes: {},
    tags: [],
    notes: [],
  };
}

export const findCompany = (workspace: Workspace, id: string): Company | undefined =>
  workspace.companies.find((company) => company.id === id);

/** Adds a company or replaces it with its new state. */
export function putCompany(workspace: Workspace, company: Company): void {
  const index = workspace.companies.findIndex((known) => known.id === company.id);
  if (index < 0) workspace.companies.push(company);
  else workspace.companies[index] = company;
}

/** The companies of a contact, in the order of attaching. */
export const companiesOf = (workspace: Workspace, contact: Contact): Company[] =>
  contact.companyIds.flatMap((id) => findCompany(workspace, id) ?? []);

/** The contacts of a company, oldest first; archived ones are left out. */
export function membersOf(workspace: Workspace, companyId: string): Contact[] {
  const members: Contact[] = [];
  for (const contact of workspace.contacts.all())
    if (!contact.archived && contact.companyIds.includes(companyId)) members.push(contact);
  return members;
}

/**
 * The number of the given contacts in each company, by company id.
 *
 * @recorded 13.4: A lead counts in the user_count of its company like a user does.
 */
export function memberCounts(contacts: Iterable<Contact>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const contact of contacts)
    for (const id of contact.archived ? [] : contact.companyIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** A scroll over all companies, one page per call. */
export interface CompanyScroll {
  param: string;
  /** The ids not yet returned. */
  rest: string[];
  /** Milliseconds. */
  expiresAt: number;
}
