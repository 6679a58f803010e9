import { addCompanyNote, addContactNote, parseNote } from '../actions/add-note.ts';
import { getCompany } from '../actions/find-company.ts';
import { getContact } from '../actions/find-contact.ts';
import { getNote } from '../actions/find-note.ts';
import type { Note } from '../entities/note.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiCall, ApiRoute } from '../http/api-route.ts';
import { numberedPage, numberedRequest, pageAddress } from '../http/numbered-page.ts';
import { type NoteSubject, presentNote } from '../presenters/note.ts';

/** @assumed 2.5: Notes are read and written with the permissions of people and companies. */
const read: Scope[] = ['read_list_users_companies', 'read_one_user_company', 'read_write_users'];
const write = { scopes: ['read_write_users', 'write_users_companies'] as Scope[], refusal: 403 as const };

/** Notes of contacts and companies (reference 7.3). */
export const noteRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/contacts/:id/notes',
    scopes: read,
    known: { query: ['page', 'per_page'] },
    answer: (call) => {
      const { id, notes } = getContact(call.workspace, call.param('id'), call.version);
      return listOf(call, notes, { type: 'contact', id });
    },
  },
  {
    method: 'POST',
    url: '/contacts/:id/notes',
    ...write,
    known: { body: ['body', 'admin_id'] },
    answer: ({ workspace, param, body, token, version }, sandbox) => {
      const { id } = getContact(workspace, param('id'), version);
      const note = addContactNote(sandbox, workspace, id, parseNote(body, workspace, token.adminId), version);
      return presentNote(note, { type: 'contact', id }, workspace);
    },
  },
  {
    method: 'GET',
    url: '/companies/:id/notes',
    scopes: read,
    known: { query: ['page', 'per_page'] },
    // @documented 7.3: Notes of a company are listed from 2.15 on and written from 2.16 on.
    since: '2.15',
    answer: (call) => {
      const { id, notes } = getCompany(call.workspace, call.param('id'));
      return listOf(call, notes, { type: 'company', id });
    },
  },
  {
    method: 'POST',
    url: '/companies/:id/notes',
    ...write,
    since: '2.16',
    known: { body: ['body', 'admin_id'] },
    answer: ({ workspace, param, body, token }, sandbox) => {
      const { id } = getCompany(workspace, param('id'));
      const note = addCompanyNote(sandbox, workspace, id, parseNote(body, workspace, token.adminId));
      return presentNote(note, { type: 'company', id }, workspace);
    },
  },
  {
    method: 'GET',
    url: '/notes/:id',
    scopes: read,
    answer: ({ workspace, param }) => {
      const { note, subject } = getNote(workspace, param('id'));
      return presentNote(note, subject, workspace);
    },
  },
];

/**
 * @recorded 6.6: Lists of notes have 50 rows per page and a next of null at the end.
 * @assumed 7.3: The newest note comes first, as in the examples of the documentation.
 */
function listOf({ workspace, query, baseUrl }: ApiCall, notes: readonly Note[], subject: NoteSubject) {
  const path = subject.type === 'contact' ? 'contacts' : 'companies';
  const request = numberedRequest(query, 50);
  const address = pageAddress(`${baseUrl}/${path}/${subject.id}/notes`, query, request.perPage);
  return numberedPage(notes.toReversed(), request, address, (note) => presentNote(note, subject, workspace));
}
