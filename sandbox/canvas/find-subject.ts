import { isOperator } from '../entities/admin.ts';
import type { App } from '../entities/app.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { PanelSubject } from './requests.ts';

/** The ids of a panel. Default conversation: the contact's latest one; default admin: the first person. */
export interface SubjectIds {
  app: App;
  workspace: Workspace;
  contactId: string;
  conversationId?: string | undefined;
  adminId?: string | undefined;
}

/**
 * The objects behind the ids; undefined when one is unknown or the contact does not take part in the conversation.
 *
 * @assumed 14: Beside a contact without a conversation the conversation is null.
 */
export function subjectOf(ids: SubjectIds): PanelSubject | undefined {
  const { app, workspace, contactId, conversationId, adminId } = ids;
  const contact = workspace.contacts.get(contactId);
  const theirs = workspace.conversations.filter((one) => one.contactIds.includes(contactId));
  const conversation =
    conversationId === undefined ? (theirs.at(-1) ?? null) : theirs.find((one) => one.id === conversationId);
  const admin = workspace.admins.find((one) => (adminId === undefined ? !isOperator(one) : one.id === adminId));
  if (contact === undefined || conversation === undefined || admin === undefined) return undefined;
  return { app, workspace, admin, contact, conversation };
}
