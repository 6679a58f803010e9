import { isDeepStrictEqual } from 'node:util';
import type { Origin, Sandbox } from '../context.ts';
import { type Company, emptyCompany, putCompany } from '../entities/company.ts';
import { newContactId } from '../entities/ids.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type CompanyPatch, parseCompanyId, parseCompanyInput, refuseUnknownOnUpdate } from './company-input.ts';
import { getCompany } from './find-company.ts';
import { reportCompany } from './report-company.ts';

type Fields = Record<string, unknown>;

/**
 * Creates the company with the `company_id` of the body of `POST /companies`, or changes it when it is there already.
 *
 * @documented 7.1: POST /companies looks the company up by company_id and updates what it finds; company_id never changes.
 * @recorded 7.1: A company made through the API has the custom attribute creation_source "api".
 * @throws IntercomError 400; nothing is stored then
 */
export function saveCompany(sandbox: Sandbox, origin: Origin, workspace: Workspace, body: Fields): Company {
  const companyId = parseCompanyId(body);
  const patch = parseCompanyInput(sandbox, origin, workspace, body);
  const known = workspace.companies.find((company) => company.companyId === companyId);
  if (known !== undefined) return change(sandbox, origin, workspace, known, patch);
  const now = sandbox.clock.now();
  const source = origin === 'api' ? { creation_source: 'api' } : {};
  const company = {
    ...emptyCompany(newContactId(now), companyId, now),
    ...patch,
    customAttributes: { ...withoutNulls(patch.customAttributes), ...source },
  };
  putCompany(workspace, company);
  sandbox.changed();
  reportCompany(sandbox, origin, workspace, 'company.created', company);
  return company;
}

/**
 * Applies the body of `PUT /companies/{id}`: named fields only, custom attributes key by key.
 * @throws IntercomError 400, 404; nothing is applied then
 */
export function updateCompany(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  id: string,
  body: Fields,
): Company {
  const company = getCompany(workspace, id);
  refuseUnknownOnUpdate(body);
  return change(sandbox, origin, workspace, company, parseCompanyInput(sandbox, origin, workspace, body));
}

/** @assumed 7.1: A write that changes nothing about a company moves no time and is not reported, as with contacts. */
function change(sandbox: Sandbox, origin: Origin, workspace: Workspace, before: Company, patch: CompanyPatch): Company {
  const customAttributes = withoutNulls({ ...before.customAttributes, ...patch.customAttributes });
  const after = { ...before, ...patch, customAttributes };
  if (isDeepStrictEqual(before, after)) return before;
  const stored = { ...after, updatedAt: sandbox.clock.now() };
  putCompany(workspace, stored);
  sandbox.changed();
  reportCompany(sandbox, origin, workspace, 'company.updated', stored);
  return stored;
}

/** @assumed 7.1: A custom attribute of a company that is cleared disappears from it. */
const withoutNulls = (values: Company['customAttributes'] = {}): Company['customAttributes'] =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
