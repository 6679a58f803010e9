import { memberCounts } from '../entities/company.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { segmentFilter } from '../search/segment-field.ts';

/** A name with its count, and extra keys. */
export type NamedCount = Record<string, number | string>;

/** @assumed 10: Archived contacts are in no count. */
const live = (workspace: Workspace): Contact[] =>
  Array.from(workspace.contacts.all()).filter((contact) => !contact.archived);

/**
 * The total counts of a workspace.
 *
 * @documented 10: GET /counts answers the numbers of companies, users, leads, tags and segments.
 * @assumed 10: Companies without contacts are in no count, as in no list.
 */
export function countAll(workspace: Workspace) {
  const contacts = live(workspace);
  const users = contacts.filter((contact) => contact.role === 'user').length;
  return {
    company: { count: memberCounts(contacts).size },
    user: { count: users },
    lead: { count: contacts.length - users },
    tag: { count: workspace.tags.length },
    segment: { count: workspace.segments.length },
  };
}

/** @documented 10: Counts of users by tag and by segment include leads. */
export function countContactsByTag(workspace: Workspace): NamedCount[] {
  const contacts = live(workspace);
  return workspace.tags.map(({ id, name }) => ({
    [name]: contacts.filter((contact) => contact.tags.some((tag) => tag.id === id)).length,
  }));
}

/** Contacts in each segment, by its name. */
export function countContactsBySegment(workspace: Workspace): NamedCount[] {
  const contacts = live(workspace);
  return workspace.segments.map((segment) => {
    const filter = segmentFilter(workspace, segment);
    return { [segment.name]: contacts.filter((contact) => filter.matches(contact)).length };
  });
}

/** Companies with each tag, by its name. */
export const countCompaniesByTag = (workspace: Workspace): NamedCount[] =>
  workspace.tags.map(({ id, name }) => ({
    [name]: workspace.companies.filter((company) => company.tags.some((tag) => tag.id === id)).length,
  }));

/**
 * @documented 10: Counts of users by company carry the company's name with the number, and its own id as remote_company_id.
 * @assumed 10: A company without a name is counted under its company_id.
 */
export function countContactsByCompany(workspace: Workspace): NamedCount[] {
  const counts = memberCounts(live(workspace));
  return workspace.companies
    .filter((company) => counts.has(company.id))
    .map((company) => ({
      [company.name ?? company.companyId]: counts.get(company.id) ?? 0,
      remote_company_id: company.companyId,
    }));
}

/**
 * The number of conversations per state.
 *
 * @assumed 10: Conversations are counted as assigned and unassigned when they are open, and as open and closed; a snoozed one is open.
 */
export function countConversations(workspace: Workspace) {
  const open = workspace.conversations.filter((one) => one.state !== 'closed');
  const unassigned = open.filter((one) => one.adminAssigneeId === null && one.teamAssigneeId === null).length;
  return {
    assigned: open.length - unassigned,
    closed: workspace.conversations.length - open.length,
    open: open.length,
    unassigned,
  };
}

/** Open and closed conversations of each teammate. */
export const countConversationsByAdmin = (workspace: Workspace) =>
  workspace.admins.map(({ id, name }) => {
    const own = workspace.conversations.filter((one) => one.adminAssigneeId === id);
    const closed = own.filter((one) => one.state === 'closed').length;
    return { id, name, open: own.length - closed, closed };
  });
