import { attachCompany, detachCompany } from '../actions/attach-company.ts';
import { getCompany } from '../actions/find-company.ts';
import { getContact } from '../actions/find-contact.ts';
import { writeContextOfCall } from '../actions/write-context.ts';
import { companiesOf, memberCounts, membersOf } from '../entities/company.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { numberedPage, numberedRequest, pageAddress } from '../http/numbered-page.ts';
import { presentCompany, presentCompanyNotes } from '../presenters/company.ts';

const read: Scope[] = ['read_list_users_companies', 'read_one_user_company'];
const write = { scopes: ['write_users_companies', 'read_write_users'] as Scope[], refusal: 403 as const };

/** The companies of a contact (reference 7.1). */
export const companyContactRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/contacts/:id/companies',
    scopes: read,
    known: { query: ['page', 'per_page'] },
    // @documented 6.6: The companies of a contact come 50 to a page, under the key data, with a next of null at the end.
    answer: ({ workspace, param, query, version, baseUrl }) => {
      const contact = getContact(workspace, param('id'), version);
      const counts = memberCounts(workspace.contacts.all());
      const request = numberedRequest(query, 50);
      const address = pageAddress(`${baseUrl}/contacts/${contact.id}/companies`, query, request.perPage);
      return numberedPage(companiesOf(workspace, contact), request, address, (company) =>
        presentCompany(company, workspace, counts.get(company.id) ?? 0, version),
      );
    },
  },
  {
    method: 'POST',
    url: '/contacts/:id/companies',
    ...write,
    known: { body: ['id'] },
    // @recorded 7.1: The reply to attaching shows the company as it was before, user_count included.
    answer: (call, sandbox) => {
      const { workspace, param, body, version } = call;
      getContact(workspace, param('id'), version);
      const { id } = body;
      // @documented 7.1: Attaching without an id answers 400 parameter_not_found "company not specified".
      if (typeof id !== 'string' || id === '')
        throw new IntercomError(400, 'parameter_not_found', 'company not specified');
      const before = getCompany(workspace, id);
      const count = membersOf(workspace, id).length;
      attachCompany(writeContextOfCall(call, sandbox), param('id'), id);
      return { ...presentCompany(before, workspace, count, version), ...presentCompanyNotes(before) };
    },
  },
  {
    method: 'DELETE',
    url: '/contacts/:id/companies/:company_id',
    ...write,
    answer: (call, sandbox) => {
      const { workspace, param, version } = call;
      const company = detachCompany(writeContextOfCall(call, sandbox), param('id'), param('company_id'));
      const count = membersOf(workspace, company.id).length;
      return { ...presentCompany(company, workspace, count, version), ...presentCompanyNotes(company) };
    },
  },
];
