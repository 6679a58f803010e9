import type { Conversation } from '../entities/conversation.ts';
import type { Workspace } from '../entities/workspace.ts';
import { resourceNotFound } from '../http/intercom-error.ts';

/** @throws IntercomError 404 "Resource Not Found" */
export function getConversation(workspace: Workspace, id: string): Conversation {
  const conversation = workspace.conversations.find((one) => one.id === id);
  if (conversation === undefined) throw resourceNotFound();
  return conversation;
}
