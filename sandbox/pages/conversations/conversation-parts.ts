import { html } from 'ghtml';
import {
  type Attachment,
  type Author,
  type Conversation,
  type ConversationPart,
  isContactAuthor,
} from '../../entities/conversation.ts';
import { plainText } from '../../entities/message-body.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { showTime } from '../ui/show.ts';

/** The author's name to show. */
export function nameOf(author: Pick<Author, 'type' | 'id'>, workspace: Workspace): string {
  if (!isContactAuthor({ ...author }))
    return workspace.admins.find((admin) => admin.id === author.id)?.name ?? 'Deleted teammate';
  const contact = workspace.contacts.get(author.id);
  return contact?.name ?? contact?.email ?? 'No name';
}

/** Everything that happened in a conversation, oldest first. */
export function thread(conversation: Conversation, workspace: Workspace): string {
  const { source } = conversation;
  const first = messageItem(source.author, source.body, source.attachments, conversation.createdAt, '', workspace);
  const subject = source.subject === '' ? '' : html`<p><strong>${source.subject}</strong></p>`;
  return html`<ol class="thread">
    !${subject === '' ? '' : html`<li class="quiet">!${subject}</li>`} !${first}
    !${conversation.parts.map((part) => onePart(part, workspace))}
  </ol>`;
}

function onePart(part: ConversationPart, workspace: Workspace): string {
  const activity = activityOf(part, workspace);
  const done =
    activity === null
      ? ''
      : html`<li class="activity quiet small">
          ${nameOf(part.author, workspace)} ${activity} · ${showTime(part.createdAt, workspace.timezone)}
        </li>`;
  const note = part.partType === 'note' ? 'Note' : part.partType === 'quick_reply' ? 'Quick reply' : '';
  if (part.replyOptions.length > 0)
    return messageItem(part.author, offered(part), part.attachments, part.createdAt, note, workspace);
  return (
    done +
    (part.body === null ? '' : messageItem(part.author, part.body, part.attachments, part.createdAt, note, workspace))
  );
}

const offered = (part: ConversationPart): string =>
  [part.body ?? '', ...part.replyOptions.map((option) => html`<p>[ ${option.text} ]</p>`)].join('');

function activityOf(part: ConversationPart, workspace: Workspace): string | null {
  const simple: Partial<Record<ConversationPart['partType'], string>> = {
    close: 'closed the conversation',
    open: 'opened the conversation',
    snoozed: 'snoozed the conversation',
    timer_unsnooze: 'reopened the conversation: the snooze ended',
    participant_added: 'added a participant',
    participant_removed: 'removed a participant',
    conversation_rating_changed: 'rated the conversation',
  };
  if (part.assignedTo === null) return simple[part.partType] ?? null;
  const { type, id } = part.assignedTo;
  const all: { id: string; name: string }[] = type === 'team' ? workspace.teams : workspace.admins;
  if (id === '0') return 'unassigned the conversation';
  return `assigned the conversation to ${all.find((one) => one.id === id)?.name ?? `a deleted ${type === 'team' ? 'team' : 'teammate'}`}`;
}

function messageItem(
  author: Author,
  body: string,
  attachments: Attachment[],
  at: number,
  note: string,
  workspace: Workspace,
): string {
  const side = note === 'Note' ? 'note' : isContactAuthor(author) ? 'theirs' : 'ours';
  const files = attachments.map((file) => html`<p class="small">Attached: ${file.name}</p>`);
  return html`<li class="said ${side}">
    <p class="small quiet">
      !${note === '' ? '' : html`<strong>${note}</strong> · `}${nameOf(author, workspace)} ·
      ${showTime(at, workspace.timezone)}
    </p>
    <div class="text">${plainText(body)}</div>
    !${files}
  </li>`;
}
