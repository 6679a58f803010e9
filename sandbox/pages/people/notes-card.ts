import { html } from 'ghtml';
import type { Note } from '../../entities/note.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { showTime } from '../ui/show.ts';

const shownAtMost = 20;

/**
 * The latest notes, newest first, and a form for another one.
 * @param action the address that takes `body` and `admin_id`
 * @param entered a rejected input, to show again
 */
export function notesCard(action: string, notes: readonly Note[], workspace: Workspace, entered = ''): string {
  const items = notes
    .toReversed()
    .slice(0, shownAtMost)
    .map((note) => noteItem(note, workspace));
  const more = notes.length - shownAtMost;
  const authors = workspace.admins.map((admin) => html`<option value="${admin.id}">${admin.name}</option>`);
  return html`<section class="card">
    <h2>Notes</h2>
    !${
      notes.length === 0
        ? '<p class="quiet">No notes yet.</p>'
        : html`<ul class="plain">
            !${items}
          </ul>`
    }
    !${more > 0 ? html`<p class="small quiet">and ${more} older</p>` : ''}
    <form class="stack" method="post" action="${action}">
      <textarea name="body" aria-label="New note" placeholder="Write a note" required style="min-height: 72px">
${entered}</textarea>
      <div class="row">
        <select name="admin_id" aria-label="Author of the note">
          !${authors}
        </select>
        <button>Add note</button>
      </div>
    </form>
  </section>`;
}

function noteItem(note: Note, workspace: Workspace): string {
  const author = workspace.admins.find((admin) => admin.id === note.adminId)?.name ?? 'Deleted teammate';
  return html`<li>
    <div class="text">${textOf(note.body)}</div>
    <div class="small quiet">${author}, ${showTime(note.createdAt, workspace.timezone)}</div>
  </li>`;
}

/** The text of a note's HTML, which is never shown as HTML. */
const textOf = (body: string): string =>
  body
    .replace(/<\/p>\s*<p>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .trim();
