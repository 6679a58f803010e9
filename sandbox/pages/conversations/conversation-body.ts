import { html } from 'ghtml';
import type { Conversation } from '../../entities/conversation.ts';
import { plainText } from '../../entities/message-body.ts';
import { isOperator } from '../../entities/admin.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { nameOf, thread } from './conversation-parts.ts';
import { ratingCard } from './conversation-rating-card.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { showTime } from '../ui/show.ts';

/** The title of a conversation, or the beginning of its first message. */
export function titleOf({ title, source }: Conversation): string {
  const text = title ?? (source.subject === '' ? plainText(source.body) : source.subject);
  return text.length > 70 ? `${text.slice(0, 69).toWellFormed()}…` : text;
}

/** The state as a chip. */
export function stateChip({ state }: Conversation): string {
  const looks = { open: 'good', snoozed: 'warn', closed: '' };
  const names = { open: 'Open', snoozed: 'Snoozed', closed: 'Closed' };
  return html`<span class="chip ${looks[state]}">${names[state]}</span>`;
}

/** One conversation: messages and a reply form on the left; state, contacts and rating on the right. */
export function conversationBody(conversation: Conversation, workspace: Workspace, entered: Form | null): string {
  return html`<div class="head">
      <h1>${titleOf(conversation)}</h1>
      !${stateChip(conversation)}
    </div>
    <div class="cols">
      <div class="card">!${thread(conversation, workspace)} !${replyForm(conversation, workspace, entered)}</div>
      <div>
        !${peopleCard(conversation, workspace)} !${stateCard(conversation, workspace)}
        !${ratingCard(conversation, workspace, entered)}
      </div>
    </div>`;
}

function replyForm(conversation: Conversation, workspace: Workspace, entered: Form | null): string {
  const chosen = entered?.text('as') ?? '';
  const option = (value: string, label: string) =>
    html`<option value="${value}" !${value === chosen ? 'selected' : ''}>${label}</option>`;
  const contacts = conversation.contactIds.flatMap((id) => {
    const contact = workspace.contacts.get(id);
    return contact === undefined ? [] : [option(`contact:${id}`, nameOf({ type: 'user', id }, workspace))];
  });
  const admins = workspace.admins.map((admin) => option(`admin:${admin.id}`, admin.name));
  const notes = workspace.admins
    .filter((admin) => !isOperator(admin))
    .map((admin) => option(`note:${admin.id}`, `${admin.name} (note)`));
  return html`<form method="post" action="${paths.conversation(conversation.id)}/reply" class="reply">
    <label for="body">Reply</label>
    <textarea id="body" name="body" required>${entered?.text('body') ?? ''}</textarea>
    <div class="row" style="margin-top: 8px">
      <select name="as" aria-label="Reply as">
        <optgroup label="Contact">!${contacts}</optgroup>
        <optgroup label="Teammate">!${admins} !${notes}</optgroup>
      </select>
      <button class="main">Send</button>
    </div>
  </form>`;
}

function peopleCard(conversation: Conversation, workspace: Workspace): string {
  const people = conversation.contactIds.map((id) =>
    workspace.contacts.get(id) === undefined
      ? html`<li class="quiet">Deleted contact</li>`
      : html`<li><a href="${paths.person(id)}">${nameOf({ type: 'user', id }, workspace)}</a></li>`,
  );
  const tags = conversation.tags.flatMap(({ id }) => workspace.tags.find((tag) => tag.id === id)?.name ?? []);
  return html`<section class="card">
    <h2>Contact</h2>
    <ul class="plain">
      !${people}
    </ul>
    !${tags.map((name) => html`<span class="chip">${name}</span> `)}
    <dl>
      <dt>ID</dt>
      <dd>${conversation.id}</dd>
      <dt>Started</dt>
      <dd>${showTime(conversation.createdAt, workspace.timezone)}</dd>
    </dl>
  </section>`;
}

const priorities = ['none', 'low', 'medium', 'high', 'urgent'];

function stateCard(conversation: Conversation, workspace: Workspace): string {
  const action = paths.conversation(conversation.id);
  const moveButton = (name: string, label: string) =>
    html`<button class="little" name="move" value="${name}">${label}</button>`;
  const until =
    conversation.snoozedUntil === null
      ? ''
      : html`<p class="small">Snoozed until ${showTime(conversation.snoozedUntil, workspace.timezone)}.</p>`;
  const options = (values: { value: string; label: string }[], current: string) =>
    values.map(
      ({ value, label }) => html`<option value="${value}" !${value === current ? 'selected' : ''}>${label}</option>`,
    );
  const admins = workspace.admins.map((admin) => ({ value: admin.id, label: admin.name }));
  const assignees = options([{ value: '0', label: 'Unassigned' }, ...admins], conversation.adminAssigneeId ?? '0');
  const levels = options(
    priorities.map((value) => ({ value, label: value[0]?.toUpperCase() + value.slice(1) })),
    conversation.priority,
  );
  return html`<section class="card">
    <h2>State</h2>
    !${until}
    <div class="stack">
      <form method="post" action="${action}/state" class="row">
        !${conversation.state === 'closed' ? '' : moveButton('close', 'Close')}
        !${conversation.state === 'open' ? moveButton('snooze', 'Snooze for 1 hour') : moveButton('open', 'Open')}
      </form>
      <form method="post" action="${action}/assign" class="row">
        <select name="assignee" aria-label="Assigned to">
          !${assignees}
        </select>
        <button class="little">Assign</button>
      </form>
      <form method="post" action="${action}/priority" class="row">
        <select name="priority" aria-label="Priority">
          !${levels}
        </select>
        <button class="little">Set priority</button>
      </form>
    </div>
  </section>`;
}
