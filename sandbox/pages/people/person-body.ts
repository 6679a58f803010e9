import { html } from 'ghtml';
import type { Contact } from '../../entities/contact.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { conversationsCard } from './conversations-card.ts';
import { eventsCard } from './events-card.ts';
import { detailsList } from '../ui/details.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { mergeCard } from './merge-card.ts';
import { notesCard } from './notes-card.ts';
import { personCompaniesCard } from './person-companies-card.ts';
import { customFields, standardFields } from './person-fields.ts';
import { fieldInputs } from './person-form.ts';
import { showTime } from '../ui/show.ts';
import { subscriptionsCard } from './subscriptions-card.ts';
import { tagsCard } from './tags-card.ts';

/** Values of a rejected form, to show again. */
export interface Entered {
  /** The attributes. */
  fields?: Form;
  note?: string;
  /** The contact to merge into. */
  into?: string;
}

/** One contact: attributes, conversations and events on the left; tags, companies, notes and actions on the right. */
export function personBody(contact: Contact, workspace: Workspace, title: string, entered: Entered): string {
  const { id } = contact;
  const fields = entered.fields ?? null;
  const custom = customFields(contact, workspace);
  const noCustom = html`<p class="quiet">
    No custom attributes yet. <a href="${paths.attributes}">Create one</a> or let an app create it.
  </p>`;
  return html`<div class="head">
      <h1>${title}</h1>
      !${chips(contact)}
    </div>
    <div class="cols">
      <div>
        <form class="card" method="post" action="${paths.person(id)}">
          <fieldset>
            <legend>Custom attributes</legend>
            !${custom.length === 0 ? noCustom : fieldInputs(custom, fields)}
          </fieldset>
          <fieldset>
            <legend>Standard attributes</legend>
            !${fieldInputs(standardFields(contact, workspace), fields)}
          </fieldset>
          <div class="savebar"><button class="main">Save</button></div>
        </form>
        !${conversationsCard(contact, workspace)} !${eventsCard(contact, workspace)}
      </div>
      <div>
        !${tagsCard(`${paths.person(id)}/tags`, contact.tags, workspace)} !${personCompaniesCard(contact, workspace)}
        !${notesCard(`${paths.person(id)}/notes`, contact.notes, workspace, entered.note)}
        !${subscriptionsCard(contact, workspace)} !${detailsCard(contact, workspace)}
        !${mergeCard(contact, entered.into)} !${archiveCard(contact)}
      </div>
    </div>`;
}

function chips(contact: Contact): string {
  const role = html`<span class="chip ${contact.role === 'user' ? 'good' : ''}"
    >${contact.role === 'user' ? 'User' : 'Lead'}</span
  >`;
  const archived = contact.archived ? '<span class="chip warn">Archived</span>' : '';
  return `${role} ${archived} ${contact.blocked ? '<span class="chip bad">Blocked</span>' : ''}`;
}

function detailsCard(contact: Contact, workspace: Workspace): string {
  const time = (ms: number | null) => (ms === null ? '—' : showTime(ms, workspace.timezone));
  const place = contact.location === null ? '—' : `${contact.location.city}, ${contact.location.country}`;
  const details: [string, string][] = [
    ['ID', contact.id],
    ...(contact.role === 'lead' ? [['External ID', contact.externalId ?? '—'] satisfies [string, string]] : []),
    ['Created', time(contact.createdAt)],
    ['Updated', time(contact.updatedAt)],
    ['Location', place],
    ['Browser', [contact.browser, contact.os].filter((part) => part !== null).join(' on ') || '—'],
  ];
  return html`<section class="card">
    <h2>Details</h2>
    !${detailsList(details)}
  </section>`;
}

function archiveCard(contact: Contact): string {
  const button = (name: string, label: string, look: string) =>
    html`<form method="post" action="${paths.person(contact.id)}/${name}">
      <button class="little ${look}">${label}</button>
    </form>`;
  const archive = contact.archived ? button('unarchive', 'Unarchive', '') : button('archive', 'Archive', '');
  const remove = html`<details>
    <summary class="small danger">Delete or block…</summary>
    <p class="small quiet" style="margin-top: 8px">
      Deletion cannot be undone, and the email address becomes free. A blocked contact cannot be created again.
    </p>
    <div class="row">
      !${button('delete', 'Delete permanently', 'danger')} !${contact.blocked ? '' : button('block', 'Block', 'danger')}
    </div>
  </details>`;
  return html`<section class="card">
    <h2>Archive and delete</h2>
    <div class="stack">!${archive} !${remove}</div>
  </section>`;
}
