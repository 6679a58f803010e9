import type { FastifyInstance } from 'fastify';
import { html } from 'ghtml';
import type { Sandbox } from '../../context.ts';
import type { Contact } from '../../entities/contact.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { findPeople, peopleViews } from './find-people.ts';
import { shownWorkspace } from '../ui/shown-workspace.ts';
import { doneSentence } from '../ui/done-sentence.ts';
import { paths } from '../ui/layout.ts';
import { queryOf } from '../ui/query.ts';
import { sendPage } from '../ui/send-page.ts';
import { showTime } from '../ui/show.ts';
import { pager } from '../ui/pager.ts';
import { listTable, rowsOnPage } from '../ui/list.ts';

/** `/people`: all contacts, newest first, without the index lag of the API's list. */
export function addPeopleList(server: FastifyInstance, sandbox: Sandbox): void {
  server.get(paths.people, (request, reply) => {
    const { text, page } = queryOf(request);
    const workspace = shownWorkspace(sandbox.state, request);
    const view = peopleViews.find((one) => one.name === text('view'))?.name ?? 'all';
    const done = doneSentence(request, { deleted: 'Contact deleted.' });
    const body = done + listBody(workspace, { search: text('q'), view, page });
    return sendPage(reply, workspace, { title: 'People', section: paths.people, body });
  });
}

interface View {
  search: string;
  view: string;
  page: number;
}

function listBody(workspace: Workspace, view: View): string {
  const rows = findPeople(workspace, view.view, view.search);
  const shown = rowsOnPage(rows, view.page);
  return html`<div class="head">
      <h1 class="grow">People <span class="quiet">${rows.length}</span></h1>
      <a class="button main" href="${paths.newPerson}">New contact</a>
    </div>
    <form class="row" role="search" action="${paths.people}" style="margin-bottom: 16px">
      <input
        type="search"
        name="q"
        value="${view.search}"
        aria-label="Search by name or email"
        placeholder="Search by name or email"
      />
      <input type="hidden" name="view" value="${view.view}" />
      <button>Search</button>
    </form>
    <nav class="tabs" aria-label="Views">!${peopleViews.map((one) => tab(one, view))}</nav>
    !${shown.length === 0 ? emptyState(view) : table(shown, workspace)}
    !${pager({ page: view.page, total: rows.length }, (page) => address({ ...view, page }))}`;
}

const address = (view: View) =>
  `${paths.people}?${new URLSearchParams({ q: view.search, view: view.view, page: String(view.page) }).toString()}`;

const tab = (one: { name: string; title: string }, view: View) =>
  html`<a
    href="${address({ ...view, view: one.name, page: 1 })}"
    !${one.name === view.view ? 'aria-current="page"' : ''}
    >${one.title}</a
  >`;

function emptyState(view: View): string {
  const sentence =
    view.search === ''
      ? 'No contacts in this view. Create one here or through the API.'
      : `No matches for “${view.search}”. Search covers names and email addresses.`;
  return html`<div class="card empty">
    <p>${sentence}</p>
    <a class="button" href="${paths.people}">Show all contacts</a>
  </div>`;
}

function table(contacts: Contact[], workspace: Workspace): string {
  return listTable(
    ['Name', 'Role', 'wide:Tags', 'wide:Created'],
    contacts.map((contact) => row(contact, workspace)),
  );
}

function row(contact: Contact, workspace: Workspace): string {
  const tags = workspace.tags.filter((tag) => contact.tags.some((applied) => applied.id === tag.id));
  return html`<tr>
    <td>
      <a class="name" href="${paths.person(contact.id)}">${contact.name ?? contact.email ?? 'No name'}</a>
      <div class="quiet small">${contact.name === null ? '' : (contact.email ?? 'No email')}</div>
    </td>
    <td class="nowrap">
      <span class="chip ${contact.role === 'user' ? 'good' : ''}">${contact.role === 'user' ? 'User' : 'Lead'}</span>
    </td>
    <td class="wide">!${tags.map((tag) => html`<span class="chip">${tag.name}</span> `)}</td>
    <td class="wide nowrap quiet small">${showTime(contact.createdAt, workspace.timezone)}</td>
  </tr>`;
}
