import { html } from 'ghtml';
import { companiesOf } from '../../entities/company.ts';
import type { Contact } from '../../entities/contact.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { paths } from '../ui/layout.ts';

const suggestedAtMost = 100;

/** The companies of a contact, each with a button to detach it, and a form to attach another one. */
export function personCompaniesCard(contact: Contact, workspace: Workspace): string {
  const action = `${paths.person(contact.id)}/companies`;
  const own = companiesOf(workspace, contact);
  const items = own.map(
    (company) =>
      html`<li>
        <form class="row" method="post" action="${action}">
          <a style="flex: 1 1 120px" href="${paths.company(company.id)}">${company.name ?? company.companyId}</a>
          <button
            class="little"
            name="detach"
            value="${company.id}"
            aria-label="Detach ${company.name ?? company.companyId}"
          >
            Detach
          </button>
        </form>
      </li>`,
  );
  const others = workspace.companies.filter((company) => !own.includes(company)).slice(0, suggestedAtMost);
  const options = others.map(
    (company) => html`<option value="${company.companyId}">${company.name ?? company.companyId}</option>`,
  );
  return html`<section class="card">
    <h2>Companies</h2>
    !${
      own.length === 0
        ? '<p class="quiet">No companies yet.</p>'
        : html`<ul class="plain">
            !${items}
          </ul>`
    }
    <form class="row" method="post" action="${action}">
      <input
        name="attach"
        list="known-companies"
        aria-label="Company ID or name"
        placeholder="Company ID or name"
        autocomplete="off"
      />
      <datalist id="known-companies">!${options}</datalist>
      <button>Attach</button>
    </form>
  </section>`;
}
