import { html } from 'ghtml';
import { type Company, membersOf } from '../../entities/company.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { companyFields } from './company-form.ts';
import { detailsList } from '../ui/details.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { notesCard } from '../people/notes-card.ts';
import { fieldInputs } from '../people/person-form.ts';
import { showTime } from '../ui/show.ts';
import { tagsCard } from '../people/tags-card.ts';

const membersShown = 50;

/** Values of a rejected form, to show again. */
export interface EnteredCompany {
  fields?: Form;
  note?: string;
}

/** One company: attributes and contacts on the left; tags, notes, details and deletion on the right. */
export function companyBody(company: Company, workspace: Workspace, title: string, entered: EnteredCompany): string {
  const action = paths.company(company.id);
  return html`<div class="head"><h1>${title}</h1></div>
    <div class="cols">
      <div>
        <form class="card" method="post" action="${action}">
          !${fieldInputs(companyFields(company, workspace), entered.fields ?? null)}
          <div class="savebar" style="margin-top: 20px"><button class="main">Save</button></div>
        </form>
        !${members(company, workspace)}
      </div>
      <div>
        !${tagsCard(`${action}/tags`, company.tags, workspace)}
        !${notesCard(`${action}/notes`, company.notes, workspace, entered.note)} !${details(company, workspace)}
        <section class="card">
          <h2>Delete</h2>
          <p class="small quiet">Contacts are kept. Deletion takes a moment and is then reported by webhook.</p>
          <form method="post" action="${action}/delete"><button class="little danger">Delete company</button></form>
        </section>
      </div>
    </div>`;
}

function members(company: Company, workspace: Workspace): string {
  const all = membersOf(workspace, company.id);
  const items = all
    .slice(0, membersShown)
    .map(
      (contact) =>
        html`<li><a href="${paths.person(contact.id)}">${contact.name ?? contact.email ?? 'No name'}</a></li>`,
    );
  const none = html`<p class="quiet">
    No contacts yet, so API lists leave this company out. Attach it from the page of a
    <a href="${paths.people}">contact</a>.
  </p>`;
  return html`<section class="card">
    <h2>Contacts <span class="quiet">${all.length}</span></h2>
    !${
      all.length === 0
        ? none
        : html`<ul class="plain">
            !${items}
          </ul>`
    }
    !${all.length > membersShown ? html`<p class="small quiet">and ${all.length - membersShown} more</p>` : ''}
  </section>`;
}

function details(company: Company, workspace: Workspace): string {
  const time = (ms: number | null) => (ms === null ? '—' : showTime(ms, workspace.timezone));
  const rows: [string, string][] = [
    ['Company ID', company.companyId],
    ['ID', company.id],
    ['Created', time(company.createdAt)],
    ['Updated', time(company.updatedAt)],
    ['Last request', time(company.lastRequestAt)],
  ];
  return html`<section class="card">
    <h2>Details</h2>
    !${detailsList(rows)}
  </section>`;
}
