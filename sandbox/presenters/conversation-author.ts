import type { Author } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import { escapeText } from './escape.ts';

/**
 * Who wrote a message, with the name and address of today.
 * @assumed 9: An author who was deleted since has null for name and e-mail.
 */
export function presentAuthor(author: Author, workspace: Workspace) {
  const known =
    author.type === 'admin' || author.type === 'bot'
      ? workspace.admins.find((admin) => admin.id === author.id)
      : workspace.contacts.get(author.id);
  return {
    type: author.type,
    id: author.id,
    name: escapeText(known?.name ?? null),
    email: escapeText(known?.email ?? null),
  };
}
