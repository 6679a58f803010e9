import { html } from 'ghtml';
import { type Company, memberCounts } from '../../entities/company.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { paths } from '../ui/layout.ts';
import { listTable } from '../ui/list.ts';

/** The title of the list, its button and the search. */
export const companyListHead = (total: number, search: string): string =>
  html`<div class="head">
      <h1 class="grow">Companies <span class="quiet">${total}</span></h1>
      <a class="button main" href="${paths.newCompany}">New company</a>
    </div>
    <form class="row" role="search" action="${paths.companies}" style="margin-bottom: 16px">
      <input
        type="search"
        name="q"
        value="${search}"
        aria-label="Search by name or company ID"
        placeholder="Search by name or company ID"
      />
      <button>Search</button>
    </form>`;

/** The companies of one page, or an empty state. */
export function companyList(companies: Company[], search: string, workspace: Workspace): string {
  if (companies.length === 0) return nothing(search);
  const counts = memberCounts(workspace.contacts.all());
  return listTable(
    ['Name', 'Contacts', 'wide:Plan', 'wide:Tags'],
    companies.map((company) => row(company, counts.get(company.id) ?? 0, workspace)),
  );
}

function row(company: Company, count: number, workspace: Workspace): string {
  const tags = workspace.tags.filter((tag) => company.tags.some((applied) => applied.id === tag.id));
  const hidden = html`<span class="chip warn" title="API lists leave out companies without contacts"
    >Hidden from lists</span
  >`;
  return html`<tr>
    <td>
      <a class="name" href="${paths.company(company.id)}">${company.name ?? company.companyId}</a>
      <div class="quiet small">${company.name === null ? '' : company.companyId}</div>
    </td>
    <td>!${count === 0 ? hidden : html`${count}`}</td>
    <td class="wide">${company.plan?.name ?? '—'}</td>
    <td class="wide">!${tags.map((tag) => html`<span class="chip">${tag.name}</span> `)}</td>
  </tr>`;
}

function nothing(search: string): string {
  const sentence =
    search === ''
      ? 'No companies yet. Create one here or through the API.'
      : `No matches for “${search}”. Search covers names and company IDs.`;
  const link = html`<a class="button" href="${paths.companies}">Show all companies</a>`;
  return html`<div class="card empty">
    <p>${sentence}</p>
    !${search === '' ? '' : link}
  </div>`;
}
