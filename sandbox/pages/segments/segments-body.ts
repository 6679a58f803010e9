import { html } from 'ghtml';
import type { Contact } from '../../entities/contact.ts';
import type { Segment } from '../../entities/segment.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { paths } from '../ui/layout.ts';
import { showTime } from '../ui/show.ts';
import { listTable } from '../ui/list.ts';

const kinds = { user: 'Users', contact: 'Users and leads' };

/** The list of segments with the number of their members. */
export function segmentList(rows: { segment: Segment; count: number }[], workspace: Workspace): string {
  if (rows.length === 0)
    return html`<div class="card empty">
      <p>No segments yet. A segment contains all contacts that match a filter.</p>
      <a class="button main" href="${paths.newSegment}">New segment</a>
    </div>`;
  return listTable(
    ['Name', 'Contains', 'Members', 'wide:Changed'],
    rows.map(
      ({ segment, count }) =>
        html`<tr>
          <td>
            <a class="name" href="${paths.segment(segment.id)}">${segment.name}</a>
            <div class="quiet small">${segment.id}</div>
          </td>
          <td>${kinds[segment.personType]}</td>
          <td>${count}</td>
          <td class="wide nowrap quiet small">${showTime(segment.updatedAt, workspace.timezone)}</td>
        </tr>`,
    ),
  );
}

const mostShown = 50;

/** The members of a segment; the newest are named. @param lagMs how far behind the index is */
export function memberList(members: readonly Contact[], workspace: Workspace, lagMs: number): string {
  const shown = members.slice(0, mostShown).map((known) => workspace.contacts.get(known.id) ?? known);
  const more = members.length - shown.length;
  const lag = lagMs === 0 ? '' : ` The index lags by ${lagMs / 1000} s, so the latest changes may be missing.`;
  return html`<section class="card" aria-labelledby="members">
    <h2 id="members">Members <span class="quiet">${members.length}</span></h2>
    <p class="quiet small">Evaluated on the search index, as in the API.${lag}</p>
    !${
      shown.length === 0
        ? '<p>No matches.</p>'
        : html`<ul class="plain">
            !${shown.map(member)}
          </ul>`
    }
    !${more > 0 ? html`<p class="quiet">and ${more} more</p>` : ''}
  </section>`;
}

const member = (contact: Contact): string =>
  html`<li>
    <a class="name" href="${paths.person(contact.id)}">${contact.name ?? contact.email ?? 'No name'}</a>
    <span class="quiet small">${contact.name === null ? '' : (contact.email ?? '')}</span>
  </li>`;
