import { companyNotFound } from '../actions/find-company.ts';
import type { Sandbox } from '../context.ts';
import { type Company, memberCounts } from '../entities/company.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiCall } from '../http/api-route.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { type NumberedRequest, numberedPage, numberedRequest, pageAddress } from '../http/numbered-page.ts';
import { presentCompany } from '../presenters/company.ts';
import { visibleCompanies } from './visible-companies.ts';

type Query = Record<string, unknown>;

/**
 * The one company that a query of `GET /companies` names, or undefined when it asks for a list.
 *
 * @documented 7.1: GET /companies with company_id or name answers one company, not a list, or 404 company_not_found.
 * @assumed 7.1: With both, company_id decides; of several with the name the oldest is answered; both are compared exactly.
 * @throws IntercomError 404
 */
export function companyOfQuery(workspace: Workspace, query: Query): Company | undefined {
  const { company_id: companyId, name } = query;
  if (companyId === undefined && name === undefined) return undefined;
  const company = workspace.companies.find((one) =>
    companyId === undefined ? one.name === name : one.companyId === companyId,
  );
  if (company === undefined) throw companyNotFound();
  return company;
}

/**
 * Answers the lists of `GET /companies`.
 *
 * @recorded 6.6: Lists of companies have 15 rows per page, and a next that is null at the end.
 * @documented 6.6: A next of companies that is not null is the URL of the next page.
 * @assumed 6.6: GET /companies comes in order of creation, oldest first.
 * @assumed 7.4: Segments here hold people, so that segment_id finds no company.
 * @throws IntercomError 400
 */
export function listCompanies(sandbox: Sandbox, call: ApiCall) {
  const { tag_id: tagId, segment_id: segmentId } = call.query;
  const visible = segmentId === undefined ? visibleCompanies(sandbox, call.workspace) : [];
  const tagged = visible.filter((company) => tagId === undefined || company.tags.some((tag) => tag.id === tagId));
  return pageOfCompanies(call, tagged, '/companies');
}

/**
 * Answers `POST /companies/list`.
 *
 * @documented 7.1: POST /companies/list goes by last_request_at, the latest first unless order is asc.
 * @throws IntercomError 400
 */
export function listCompaniesByRequest(sandbox: Sandbox, call: ApiCall) {
  const order = call.query['order'] ?? 'desc';
  if (order !== 'asc' && order !== 'desc') throw invalid('order must be asc or desc');
  const companies = visibleCompanies(sandbox, call.workspace).toSorted(
    (a, b) => (a.lastRequestAt ?? 0) - (b.lastRequestAt ?? 0),
  );
  return pageOfCompanies(call, order === 'asc' ? companies : companies.toReversed(), '/companies/list');
}

function pageOfCompanies(call: ApiCall, companies: Company[], path: string) {
  const request = numberedRequest(call.query, 15);
  refuseDeepPages(request);
  const counts = memberCounts(call.workspace.contacts.all());
  const address = pageAddress(call.baseUrl + path, call.query, request.perPage);
  return numberedPage(companies, request, address, (company) =>
    presentCompany(company, call.workspace, counts.get(company.id) ?? 0, call.version),
  );
}

/**
 * @documented 6.6: Pages of companies end at 10,000 companies; the scroll has no such end.
 * @assumed 6.6: Pages behind the 10,000th company answer 400 client_error "page limit reached, please use scroll API".
 */
function refuseDeepPages({ page, perPage }: NumberedRequest): void {
  if (page * perPage > 10_000)
    throw new IntercomError(400, 'client_error', 'page limit reached, please use scroll API');
}
