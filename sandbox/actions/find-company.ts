import { type Company, findCompany } from '../entities/company.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';

/** @documented 7.1: An unknown company answers 404 company_not_found "Company Not Found". */
export const companyNotFound = (): IntercomError => new IntercomError(404, 'company_not_found', 'Company Not Found');

/**
 * The company with this Intercom id.
 * @throws IntercomError 404
 */
export function getCompany(workspace: Workspace, id: string): Company {
  const company = findCompany(workspace, id);
  if (company === undefined) throw companyNotFound();
  return company;
}
