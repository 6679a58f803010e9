import type { Author, Conversation } from '../entities/conversation.ts';
import { htmlOfTeammate } from '../entities/message-body.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { operatorId } from '../entities/operator.ts';
import type { Topic } from '../webhooks/topics.ts';
import { type AuthorContext, adminAuthor, authorContextOfPage, idText } from './author-context.ts';
import { addPart, reportConversation } from './record-part.ts';
import { parseOptionalBody } from './conversation-input.ts';
import type { Sandbox } from '../context.ts';
import { missing, parseSeconds } from './parse-seconds.ts';

type Fields = Record<string, unknown>;

/**
 * Closes, snoozes, opens or assigns a conversation, from the body of `POST /conversations/{id}/parts`.
 * @documented 9: message_type close, snoozed, open and assignment manage a conversation.
 * @throws IntercomError 400, 404
 */
export function manageConversation(
  context: AuthorContext,
  conversation: Conversation,
  tokenAdminId: string,
  body: Fields,
): void {
  const kind = body['message_type'];
  if (kind === 'assignment') {
    // @assumed 9: An assignment without admin_id is made by the token's admin.
    const author = adminAuthor(context.workspace, body['admin_id'] ?? tokenAdminId);
    assignConversation(context, conversation, author, body);
    return;
  }
  if (kind !== 'close' && kind !== 'snoozed' && kind !== 'open')
    throw invalid('message_type must be close, snoozed, open or assignment');
  const author = adminAuthor(context.workspace, body['admin_id']);
  if (kind === 'close') closeConversation(context, conversation, author, parseOptionalBody(body['body']));
  else if (kind === 'open') openConversation(context, conversation, author);
  else snoozeConversation(context, conversation, author, parseSeconds(body['snoozed_until'], 'snoozed_until') * 1000);
}

/**
 * @recorded 9: Closing a closed conversation adds another part of type close.
 * @assumed 9: Opening an open one changes and reports nothing.
 */
export function closeConversation(
  context: AuthorContext,
  conversation: Conversation,
  author: Author,
  text: string | null,
): void {
  conversation.state = 'closed';
  conversation.snoozedUntil = null;
  conversation.waitingSince = null;
  const body = text === null ? null : htmlOfTeammate(text);
  const part = addPart(context, conversation, { partType: 'close', author, body });
  reportConversation(context, 'conversation.admin.closed', conversation, part);
}

/** @assumed 13.5: Opening a snoozed conversation fires conversation.admin.unsnoozed, a closed one conversation.admin.opened. */
export function openConversation(context: AuthorContext, conversation: Conversation, author: Author): void {
  if (conversation.state === 'open') return;
  const topic: Topic = conversation.state === 'snoozed' ? 'conversation.admin.unsnoozed' : 'conversation.admin.opened';
  conversation.state = 'open';
  conversation.snoozedUntil = null;
  reportConversation(context, topic, conversation, addPart(context, conversation, { partType: 'open', author }));
}

/**
 * Snoozes a conversation until a time (milliseconds).
 * @assumed 9: A snoozed_until in the past is refused with 400.
 */
export function snoozeConversation(
  context: AuthorContext,
  conversation: Conversation,
  author: Author,
  until: number,
): void {
  const { clock } = context.sandbox;
  if (until <= clock.now()) throw invalid('snoozed_until must be in the future');
  conversation.state = 'snoozed';
  conversation.snoozedUntil = until;
  const part = addPart(context, conversation, { partType: 'snoozed', author });
  reportConversation(context, 'conversation.admin.snoozed', conversation, part);
  clock.schedule(until, () => wakeConversations(context.sandbox, context.workspace));
}

/**
 * Reopens conversations whose snooze has ended.
 * @documented 9: A conversation is open again once its snoozed_until is reached.
 * @assumed 13.5: The end of a snooze fires conversation.admin.unsnoozed with a part of type timer_unsnooze by the operator bot.
 */
export function wakeConversations(sandbox: Sandbox, workspace: Workspace): void {
  const now = sandbox.clock.now();
  const context = authorContextOfPage(sandbox, workspace);
  for (const conversation of workspace.conversations) {
    if (conversation.snoozedUntil === null || conversation.snoozedUntil > now) continue;
    conversation.state = 'open';
    conversation.snoozedUntil = null;
    const author: Author = { type: 'bot', id: operatorId(workspace) };
    const part = addPart(context, conversation, { partType: 'timer_unsnooze', author });
    reportConversation(context, 'conversation.admin.unsnoozed', conversation, part);
  }
}

/**
 * Assigns a conversation to a teammate or a team.
 * @documented 9: A conversation can have an admin and a team; the assignee_id 0 removes the one that type names.
 * @documented 9: Assigning a closed conversation opens it, with a part of type assign_and_reopen.
 * @assumed 13.5: Assigning a closed conversation fires conversation.admin.open.assigned, any other assignment conversation.admin.assigned.
 */
export function assignConversation(
  context: AuthorContext,
  conversation: Conversation,
  author: Author,
  body: Fields,
): void {
  const type = body['type'] ?? 'admin';
  if (type !== 'admin' && type !== 'team') throw invalid('type must be admin or team');
  const assigneeId = assignee(context.workspace, type, body['assignee_id']);
  const text = parseOptionalBody(body['body']);

  const reopens = conversation.state === 'closed';
  if (reopens) conversation.state = 'open';
  if (type === 'admin') conversation.adminAssigneeId = assigneeId;
  else conversation.teamAssigneeId = assigneeId;
  const part = addPart(context, conversation, {
    partType: reopens ? 'assign_and_reopen' : 'assignment',
    author,
    body: text === null ? null : htmlOfTeammate(text),
    assignedTo: { type, id: assigneeId ?? '0' },
  });
  const topic: Topic = reopens ? 'conversation.admin.open.assigned' : 'conversation.admin.assigned';
  reportConversation(context, topic, conversation, part);
}

/** @assumed 9: An unknown assignee answers 404 admin_not_found or team_not_found. */
function assignee(workspace: Workspace, type: 'admin' | 'team', given: unknown): string | null {
  if (given === undefined || given === null) throw missing('assignee_id');
  const id = idText(given);
  if (id === '0') return null;
  const known = type === 'admin' ? workspace.admins : workspace.teams;
  if (known.some((one) => one.id === id)) return id;
  throw type === 'admin'
    ? new IntercomError(404, 'admin_not_found', 'Admin not found')
    : new IntercomError(404, 'team_not_found', 'Team not found');
}
