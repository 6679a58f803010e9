import type { Note } from '../entities/note.ts';
import type { Workspace } from '../entities/workspace.ts';
import { resourceNotFound } from '../http/intercom-error.ts';
import type { NoteSubject } from '../presenters/note.ts';

/**
 * A note by its id, with its subject.
 * @throws IntercomError 404
 */
export function getNote(workspace: Workspace, id: string): { note: Note; subject: NoteSubject } {
  const wanted = (notes: readonly Note[]) => notes.find((note) => note.id === id);
  for (const company of workspace.companies) {
    const note = wanted(company.notes);
    if (note !== undefined) return { note, subject: { type: 'company', id: company.id } };
  }
  for (const contact of workspace.contacts.all()) {
    const note = wanted(contact.notes);
    if (note !== undefined) return { note, subject: { type: 'contact', id: contact.id } };
  }
  throw resourceNotFound();
}
