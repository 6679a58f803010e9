import type { Sandbox } from '../context.ts';
import { putCompany } from '../entities/company.ts';
import { type Note, noteHtml } from '../entities/note.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { invalid, resourceNotFound } from '../http/intercom-error.ts';
import { getCompany } from './find-company.ts';
import { getContact } from './find-contact.ts';

/** The contents of a new note. */
export interface NoteInput {
  body: string;
  adminId: string;
}

/**
 * Reads the body that creates a note.
 *
 * @recorded 7.3: Without admin_id the admin of the token is a note's author.
 * @documented 7.3: An unknown admin_id answers 404 not_found "Resource Not Found".
 * @assumed 7.3: A note without text answers 400 parameter_invalid "Body is required".
 * @throws IntercomError 400, 404
 */
export function parseNote(body: Record<string, unknown>, workspace: Workspace, ownAdminId: string): NoteInput {
  const text = body['body'];
  if (typeof text !== 'string' || text.trim() === '') throw invalid('Body is required');
  const asked = body['admin_id'] ?? ownAdminId;
  const author = workspace.admins.find((admin) => admin.id === (typeof asked === 'number' ? `${asked}` : asked));
  if (author === undefined) throw resourceNotFound();
  return { body: noteHtml(text), adminId: author.id };
}

/**
 * Writes a note about a contact.
 *
 * @assumed 7.3: A note moves no time of the contact or company it is about.
 * @documented 13.5: No topic reports notes on contacts and companies.
 * @throws IntercomError 404, 410
 */
export function addContactNote(
  sandbox: Sandbox,
  workspace: Workspace,
  id: string,
  input: NoteInput,
  version: ApiVersion,
): Note {
  const contact = getContact(workspace, id, version);
  const note = newNote(sandbox, workspace, input);
  workspace.contacts.put({ ...contact, notes: [...contact.notes, note] }, sandbox.clock.now());
  sandbox.changed();
  return note;
}

/**
 * Writes a note about a company.
 * @throws IntercomError 404
 */
export function addCompanyNote(sandbox: Sandbox, workspace: Workspace, id: string, input: NoteInput): Note {
  const company = getCompany(workspace, id);
  const note = newNote(sandbox, workspace, input);
  putCompany(workspace, { ...company, notes: [...company.notes, note] });
  sandbox.changed();
  return note;
}

const newNote = (sandbox: Sandbox, workspace: Workspace, input: NoteInput): Note => ({
  id: String(nextNumber(workspace)),
  createdAt: sandbox.clock.now(),
  ...input,
});
