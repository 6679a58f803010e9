import type { Origin, Sandbox } from '../context.ts';
import { type Company, findCompany } from '../entities/company.ts';
import type { Workspace } from '../entities/workspace.ts';
import { getCompany } from './find-company.ts';
import { reportItem } from './report-contact.ts';

/** @assumed 7.1: Archiving a deleted company takes one second; until then it can still be read. */
const archivingMs = 1000;

/**
 * Schedules the deletion of a company, which takes a moment.
 *
 * @documented 7.1: DELETE of a company answers at once; the company is archived and its contacts detached afterwards, then company.deleted is sent.
 * @throws IntercomError 404
 */
export function deleteCompany(sandbox: Sandbox, origin: Origin, workspace: Workspace, id: string): Company {
  const company = getCompany(workspace, id);
  sandbox.clock.schedule(sandbox.clock.now() + archivingMs, () => archive(sandbox, origin, workspace, id));
  return company;
}

/** @assumed 7.1: Detaching by deletion moves no time of a contact and is not reported for each of them. */
function archive(sandbox: Sandbox, origin: Origin, workspace: Workspace, id: string): void {
  // Two deletions may have been accepted.
  if (findCompany(workspace, id) === undefined) return;
  workspace.companies = workspace.companies.filter((company) => company.id !== id);
  const now = sandbox.clock.now();
  for (const contact of workspace.contacts.all())
    if (contact.companyIds.includes(id))
      workspace.contacts.put({ ...contact, companyIds: contact.companyIds.filter((other) => other !== id) }, now);
  sandbox.changed();
  reportItem(sandbox, origin, workspace, 'company.deleted', { id, type: 'company', deleted: true });
}
