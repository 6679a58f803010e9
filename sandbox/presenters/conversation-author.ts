import type { Author } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import { escapeText } from './escape.ts';

/**
 * Who wrote a message, with the name and address of today.
 * @recorded 9: A person without an address has "" for e-mail.
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
    email: known === undefined ? null : escapeText(known.email ?? ''),
  };
}

/**
 * Who wrote a part.
 * @recorded 9: Authors of parts say whether Fin wrote it, by from_ai_agent and is_ai_answer; here Fin never does.
 */
export const presentPartAuthor = (author: Author, workspace: Workspace) => ({
  ...presentAuthor(author, workspace),
  from_ai_agent: false,
  is_ai_answer: false,
});
