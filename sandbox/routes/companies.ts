import { createKeys, updateKeys } from '../actions/company-input.ts';
import { deleteCompany } from '../actions/delete-company.ts';
import { getCompany } from '../actions/find-company.ts';
import { saveCompany, updateCompany } from '../actions/save-company.ts';
import { scrollCompanies } from '../actions/scroll-companies.ts';
import { type Company, memberCounts, membersOf } from '../entities/company.ts';
import type { Scope } from '../entities/scopes.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiRoute } from '../http/api-route.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { presentCompany, presentDeletedCompany } from '../presenters/company.ts';
import { presentContact } from '../presenters/contact.ts';
import { companyOfQuery, listCompanies, listCompaniesByRequest } from '../search/list-companies.ts';
import { pageOfMembers } from '../search/page-of-members.ts';
import { searchCompanies } from '../search/search-companies.ts';

const readMany: Scope[] = ['read_list_users_companies'];
const readOne: Scope[] = ['read_one_user_company', 'read_list_users_companies'];
const write = { scopes: ['write_users_companies'] as Scope[], refusal: 403 as const };

const present = (company: Company, workspace: Workspace, version: ApiVersion) =>
  presentCompany(company, workspace, membersOf(workspace, company.id).length, version);

/** Companies (reference 7.1). Their contacts are attached in company-contacts.ts. */
export const companyRoutes: ApiRoute[] = [
  {
    method: 'POST',
    url: '/companies',
    ...write,
    known: { body: createKeys },
    answer: ({ workspace, body, version }, sandbox) =>
      present(saveCompany(sandbox, 'api', workspace, body), workspace, version),
  },
  {
    method: 'GET',
    url: '/companies',
    scopes: readOne,
    known: { query: ['company_id', 'name', 'tag_id', 'segment_id', 'page', 'per_page'] },
    answer: (call, sandbox) => {
      const one = companyOfQuery(call.workspace, call.query);
      return one === undefined ? listCompanies(sandbox, call) : present(one, call.workspace, call.version);
    },
  },
  {
    method: 'POST',
    url: '/companies/list',
    scopes: readMany,
    known: { query: ['page', 'per_page', 'order'] },
    answer: (call, sandbox) => listCompaniesByRequest(sandbox, call),
  },
  {
    method: 'POST',
    url: '/companies/search',
    scopes: readMany,
    since: 'Preview',
    known: { body: ['query', 'pagination', 'sort'] },
    answer: (call, sandbox) => searchCompanies(sandbox, call),
  },
  {
    method: 'GET',
    url: '/companies/scroll',
    scopes: readMany,
    known: { query: ['scroll_param'] },
    // @recorded 6.6: A page of the scroll has null for pages and total_count.
    answer: ({ workspace, query, version }, sandbox) => {
      const asked = query['scroll_param'];
      const page = scrollCompanies(sandbox, workspace, typeof asked === 'string' && asked !== '' ? asked : undefined);
      const counts = memberCounts(workspace.contacts.all());
      const data = page.companies.map((company) =>
        presentCompany(company, workspace, counts.get(company.id) ?? 0, version),
      );
      return { type: 'list', data, pages: null, total_count: null, scroll_param: page.param };
    },
  },
  {
    method: 'GET',
    url: '/companies/:id',
    scopes: readOne,
    answer: ({ workspace, param, version }) => present(getCompany(workspace, param('id')), workspace, version),
  },
  {
    method: 'PUT',
    url: '/companies/:id',
    ...write,
    known: { body: updateKeys },
    answer: ({ workspace, param, body, version }, sandbox) =>
      present(updateCompany(sandbox, 'api', workspace, param('id'), body), workspace, version),
  },
  {
    method: 'DELETE',
    url: '/companies/:id',
    ...write,
    answer: ({ workspace, param }, sandbox) =>
      presentDeletedCompany(deleteCompany(sandbox, 'api', workspace, param('id'))),
  },
  {
    method: 'GET',
    url: '/companies/:id/contacts',
    scopes: readMany,
    known: { query: ['per_page', 'starting_after'] },
    answer: ({ workspace, param, query, version }) => {
      const members = membersOf(workspace, getCompany(workspace, param('id')).id);
      return pageOfMembers(members, query, (contact) => presentContact(contact, workspace, version));
    },
  },
  {
    method: 'GET',
    url: '/companies/:id/segments',
    scopes: readMany,
    answer: ({ workspace, param }) => {
      getCompany(workspace, param('id'));
      return { type: 'list', data: [] };
    },
  },
];
