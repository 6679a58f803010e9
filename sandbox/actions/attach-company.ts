import { type Company, putCompany } from '../entities/company.ts';
import type { Contact } from '../entities/contact.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { companyNotFound, getCompany } from './find-company.ts';
import { getContact } from './find-contact.ts';
import { reportMembership } from './report-company.ts';
import { type WriteContext, storeContact } from './write-context.ts';

/** @documented 7.1: The 1001st company of a contact is refused with 400 contact_company_limit_exceeded. */
const companyLimit = 1000;

/**
 * Makes a contact a member of a company. Attaching again changes nothing.
 *
 * @recorded 13.4: Attaching a company moves the updated_at of the company and of the contact.
 * @throws IntercomError 400, 404, 410
 */
export function attachCompany(context: WriteContext, contactId: string, companyId: string): Company {
  const contact = getContact(context.workspace, contactId, context.version);
  const company = getCompany(context.workspace, companyId);
  if (contact.companyIds.includes(company.id)) return company;
  if (contact.companyIds.length >= companyLimit)
    throw new IntercomError(
      400,
      'contact_company_limit_exceeded',
      `Contact has reached the maximum of ${companyLimit} company associations`,
    );
  return store(context, 'attached', company, contact, [...contact.companyIds, company.id]);
}

/**
 * Ends a membership.
 *
 * @assumed 7.1: Detaching a company that the contact does not have answers 404 company_not_found.
 * @throws IntercomError 404, 410
 */
export function detachCompany(context: WriteContext, contactId: string, companyId: string): Company {
  const contact = getContact(context.workspace, contactId, context.version);
  const company = getCompany(context.workspace, companyId);
  if (!contact.companyIds.includes(company.id)) throw companyNotFound();
  const left = contact.companyIds.filter((id) => id !== company.id);
  return store(context, 'detached', company, contact, left);
}

function store(
  context: WriteContext,
  change: 'attached' | 'detached',
  company: Company,
  contact: Contact,
  companyIds: string[],
): Company {
  const { sandbox, origin, workspace } = context;
  const changedContact = storeContact(context, { ...contact, companyIds });
  const changedCompany = { ...company, updatedAt: changedContact.updatedAt };
  putCompany(workspace, changedCompany);
  reportMembership(sandbox, origin, workspace, change, changedCompany, changedContact);
  return changedCompany;
}
