import type { Sandbox } from '../context.ts';
import { type Company, memberCounts } from '../entities/company.ts';
import type { ApiCall } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { toSeconds } from '../http/time.ts';
import { presentCompany } from '../presenters/company.ts';
import { companyFields } from './company-fields.ts';
import { type FindField, parseFilter } from './filter.ts';
import { type Order, parseOrder, sorted } from './order.ts';
import { pageOf, parsePage } from './page.ts';
import { secondKind } from './time-kinds.ts';
import { visibleCompanies } from './visible-companies.ts';

/** @assumed 6.1: Without a sort, a company search comes in order of creation, oldest first. */
const oldestFirst: Order<Company> = {
  field: { name: 'created_at', kind: secondKind(['='], false), read: (company) => toSeconds(company.createdAt) },
  descending: false,
};

/**
 * Answers `POST /companies/search`.
 *
 * @documented 6.6: Company search, in Preview only, gives 15 rows by default and pages by cursor.
 * @throws IntercomError 400
 */
export function searchCompanies(sandbox: Sandbox, { workspace, body, version }: ApiCall) {
  const fields = companyFields(workspace);
  const filter = parseFilter(body['query'], fields);
  const order = parseOrder(body['sort'], sortable(fields), oldestFirst);
  const pagination = isPlainObject(body['pagination']) ? body['pagination'] : {};
  const request = parsePage(pagination['per_page'], pagination['starting_after'], 15);
  const found = visibleCompanies(sandbox, workspace).filter((company) => filter.matches(company));
  const { rows, total_count, pages } = pageOf(sorted(found, order), order, request);
  const counts = memberCounts(workspace.contacts.all());
  const data = rows.map((company) => presentCompany(company, workspace, counts.get(company.id) ?? 0, version));
  return { type: 'list', data, total_count, pages };
}

/** @documented 6.1: Companies can be filtered by tag_id but not sorted by it. */
const sortable =
  (fields: FindField<Company>): FindField<Company> =>
  (name) => {
    if (name === 'tag_id') throw new IntercomError(400, 'invalid_field', 'tag_id is not a valid sort field');
    return fields(name);
  };
