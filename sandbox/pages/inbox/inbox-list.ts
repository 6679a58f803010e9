import { html } from 'ghtml';
import type { Sandbox } from '../../context.ts';
import type { Conversation } from '../../entities/conversation.ts';
import { plainText } from '../../entities/message-body.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { paths } from '../ui/layout.ts';
import { pager, perPage } from '../ui/pager.ts';
import { showTime } from '../ui/show.ts';

const peopleOffered = 20;

/** How a state of a conversation looks as a chip. */
export const stateLooks: Record<Conversation['state'], string> = { open: 'good', closed: '', snoozed: 'warn' };

/** The conversations of a workspace, the last moved first; where there are none, people to begin one with. */
export function inboxList(sandbox: Sandbox, workspace: Workspace, page: number): string {
  const conversations = workspace.conversations.toSorted((a, b) => b.updatedAt - a.updatedAt);
  const shown = conversations.slice((page - 1) * perPage, page * perPage);
  return html`<div class="head">
      <h1 class="grow">Inbox <span class="quiet">${conversations.length}</span></h1>
    </div>
    !${panelsNote(sandbox)} !${conversations.length === 0 ? beginners(workspace) : table(shown, workspace)}
    !${pager({ page, total: conversations.length }, (to) => `${paths.inbox}?page=${to}`)}`;
}

function panelsNote({ state }: Sandbox): string {
  if (state.apps.some((app) => app.initializeUrl !== null)) return '';
  return html`<p class="message warn">
    No app has a panel here yet: give it an initialize URL and a submit URL under <a href="${paths.apps}">Apps</a>.
  </p>`;
}

/** Who is in the conversation, by name. */
export const namesIn = (conversation: Conversation, workspace: Workspace): string =>
  conversation.contactIds
    .map((id) => workspace.contacts.get(id))
    .map((contact) => (contact === undefined ? 'deleted contact' : (contact.name ?? contact.email ?? contact.id)))
    .join(', ') || 'nobody';

function table(conversations: readonly Conversation[], workspace: Workspace): string {
  const rows = conversations.map((one) => {
    const words = plainText(one.parts.findLast((part) => part.body !== null)?.body ?? one.source.body);
    return html`<tr>
      <td>
        <a class="name" href="${paths.inboxConversation(one.id)}">${namesIn(one, workspace)}</a>
        <div class="quiet small">${words.length > 120 ? `${words.slice(0, 120)}…` : words}</div>
      </td>
      <td><span class="chip ${stateLooks[one.state]}">${one.state}</span></td>
      <td class="wide nowrap quiet small">${showTime(one.updatedAt, workspace.timezone)}</td>
    </tr>`;
  });
  return html`<div class="card list">
    <table>
      <thead>
        <tr>
          <th scope="col">Conversation</th>
          <th scope="col">State</th>
          <th scope="col" class="wide">Moved</th>
        </tr>
      </thead>
      <tbody>
        !${rows}
      </tbody>
    </table>
  </div>`;
}

function beginners(workspace: Workspace): string {
  const people = [...workspace.contacts.all()].filter((contact) => !contact.archived).slice(-peopleOffered);
  if (people.length === 0)
    return html`<div class="card empty">
      <p>There is no conversation, and nobody to begin one with.</p>
      <a class="button" href="${paths.newPerson}">New contact</a>
    </div>`;
  const rows = people.toReversed().map(
    (contact) =>
      html`<li class="entry row">
        <span class="grow">${contact.name ?? contact.email ?? contact.id}</span>
        <form method="post" action="${paths.inbox}">
          <button class="little" name="contact" value="${contact.id}">Begin a conversation</button>
        </form>
      </li>`,
  );
  return html`<p class="quiet">There is no conversation yet. Let somebody write in:</p>
    <ul class="card list" style="list-style: none; margin: 0">
      !${rows}
    </ul>`;
}
