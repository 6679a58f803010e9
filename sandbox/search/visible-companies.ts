import type { Sandbox } from '../context.ts';
import { type Company, memberCounts } from '../entities/company.ts';
import type { Workspace } from '../entities/workspace.ts';
import { knownContacts } from './search-contacts.ts';

/**
 * The companies that lists and search show, in order of creation.
 *
 * @documented 7.1: A company without contacts is in no list and no search; by its id it can be read.
 * @assumed 6.5: Lists of companies lag like those of contacts: a company appears once the index knows its first contact.
 */
export function visibleCompanies(sandbox: Sandbox, workspace: Workspace): Company[] {
  const counts = memberCounts(knownContacts(sandbox, workspace).all());
  return workspace.companies.filter((company) => counts.has(company.id));
}
