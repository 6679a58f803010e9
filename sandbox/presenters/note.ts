import type { Note } from '../entities/note.ts';
import type { Workspace } from '../entities/workspace.ts';
import { toSeconds } from '../http/time.ts';
import { presentAdmin } from './admin.ts';

/** What a note is about. */
export interface NoteSubject {
  type: 'contact' | 'company';
  id: string;
}

/** @recorded 7.3: A note shows its author as a whole admin, and by type and id what it is about. */
export function presentNote(note: Note, { type, id }: NoteSubject, workspace: Workspace) {
  const author = workspace.admins.find((admin) => admin.id === note.adminId);
  return {
    type: 'note',
    id: note.id,
    created_at: toSeconds(note.createdAt),
    [type]: { type, id },
    author: author === undefined ? null : presentAdmin(author, workspace),
    body: note.body,
  };
}
