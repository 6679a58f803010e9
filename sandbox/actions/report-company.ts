import type { Origin, Sandbox } from '../context.ts';
import { type Company, membersOf } from '../entities/company.ts';
import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { presentWebhookCompany, presentWebhookLink } from '../presenters/company.ts';
import { reportContact, reportFor } from './report-contact.ts';

/** Reports a company that was created or changed. */
export function reportCompany(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  topic: 'company.created' | 'company.updated',
  company: Company,
): void {
  const count = membersOf(workspace, company.id).length;
  reportFor(sandbox, origin, workspace, topic, (_app, show) => presentWebhookCompany(company, workspace, count, show));
}

/**
 * Reports that a contact joined or left a company.
 *
 * @recorded 13.4: The contact in company.contact.detached still lists the company.
 * @recorded 13.6: Attaching a company is followed by an "updated" notification of the contact.
 */
export function reportMembership(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  change: 'attached' | 'detached',
  company: Company,
  contact: Contact,
): void {
  const count = membersOf(workspace, company.id).length;
  const shown = change === 'attached' ? contact : { ...contact, companyIds: [...contact.companyIds, company.id] };
  reportFor(sandbox, origin, workspace, `company.contact.${change}`, (app, show) =>
    presentWebhookLink(company, shown, workspace, count, app.version, show),
  );
  reportContact(sandbox, origin, workspace, `contact.${contact.role}.updated`, contact);
}
