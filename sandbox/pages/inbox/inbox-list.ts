import { html } from 'ghtml';
import type { Sandbox } from '../../context.ts';
import type { Conversation } from '../../entities/conversation.ts';
import { plainText } from '../../entities/message-body.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { paths } from '../ui/layout.ts';
import { pager } from '../ui/pager.ts';
import { showTime } from '../ui/show.ts';
import { listTable, rowsOnPage } from '../ui/list.ts';

const peopleOffered = 20;

/** The chip style of each state. */
export const stateLooks: Record<Conversation['state'], string> = { open: 'good', closed: '', snoozed: 'warn' };

/** The conversations of a workspace, latest change first; without any, contacts to start one with. */
export function inboxList(sandbox: Sandbox, workspace: Workspace, page: number): string {
  const conversations = workspace.conversations.toSorted((a, b) => b.updatedAt - a.updatedAt);
  const shown = rowsOnPage(conversations, page);
  return html`<div class="head">
      <h1 class="grow">Inbox <span class="quiet">${conversations.length}</span></h1>
    </div>
    !${panelsNote(sandbox)} !${conversations.length === 0 ? startList(workspace) : table(shown, workspace)}
    !${pager({ page, total: conversations.length }, (to) => `${paths.inbox}?page=${to}`)}`;
}

function panelsNote({ state }: Sandbox): string {
  if (state.apps.some((app) => app.initializeUrl !== null)) return '';
  return html`<p class="message warn">
    No app has a panel yet. Set an initialize URL and a submit URL under <a href="${paths.apps}">Apps</a>.
  </p>`;
}

/** The names of a conversation's contacts. */
export const namesIn = (conversation: Conversation, workspace: Workspace): string =>
  conversation.contactIds
    .map((id) => workspace.contacts.get(id))
    .map((contact) => (contact === undefined ? 'Deleted contact' : (contact.name ?? contact.email ?? contact.id)))
    .join(', ') || 'No contact';

function table(conversations: readonly Conversation[], workspace: Workspace): string {
  const rows = conversations.map((one) => {
    const text = plainText(one.parts.findLast((part) => part.body !== null)?.body ?? one.source.body);
    return html`<tr>
      <td>
        <a class="name" href="${paths.inboxConversation(one.id)}">${namesIn(one, workspace)}</a>
        <div class="quiet small">${text.length > 120 ? `${text.slice(0, 120)}…` : text}</div>
      </td>
      <td><span class="chip ${stateLooks[one.state]}">${one.state}</span></td>
      <td class="wide nowrap quiet small">${showTime(one.updatedAt, workspace.timezone)}</td>
    </tr>`;
  });
  return listTable(['Conversation', 'State', 'wide:Updated'], rows);
}

function startList(workspace: Workspace): string {
  const people = [...workspace.contacts.all()].filter((contact) => !contact.archived).slice(-peopleOffered);
  if (people.length === 0)
    return html`<div class="card empty">
      <p>No conversations yet, and no contact to start one with.</p>
      <a class="button" href="${paths.newPerson}">New contact</a>
    </div>`;
  const rows = people.toReversed().map(
    (contact) =>
      html`<li class="entry row">
        <span class="grow">${contact.name ?? contact.email ?? contact.id}</span>
        <form method="post" action="${paths.inbox}">
          <button class="little" name="contact" value="${contact.id}">Start conversation</button>
        </form>
      </li>`,
  );
  return html`<p class="quiet">No conversations yet. Start one as a contact:</p>
    <ul class="card list" style="list-style: none; margin: 0">
      !${rows}
    </ul>`;
}
