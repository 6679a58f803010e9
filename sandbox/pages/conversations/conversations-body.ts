import { html } from 'ghtml';
import type { Conversation } from '../../entities/conversation.ts';
import type { OutboundMessage } from '../../entities/message.ts';
import { plainText } from '../../entities/message-body.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { stateChip, titleOf } from './conversation-body.ts';
import { nameOf } from './conversation-parts.ts';
import type { Form } from '../ui/form.ts';
import { paths } from '../ui/layout.ts';
import { pager } from '../ui/pager.ts';
import { showTime } from '../ui/show.ts';
import { listTable, rowsOnPage } from '../ui/list.ts';

const messagesShown = 10;

/** The tabs of the list. */
export const views = [
  { name: 'open', title: 'Open', shows: ({ state }: Conversation) => state === 'open' },
  { name: 'snoozed', title: 'Snoozed', shows: ({ state }: Conversation) => state === 'snoozed' },
  { name: 'closed', title: 'Closed', shows: ({ state }: Conversation) => state === 'closed' },
  {
    name: 'rated',
    title: 'Rated',
    shows: ({ ratings }: Conversation) => ratings.some(({ rating }) => rating !== null),
  },
  { name: 'all', title: 'All', shows: () => true },
];

interface View {
  view: string;
  page: number;
}

/** The list under its tabs, latest change first; below, forms that start a conversation. */
export function conversationListBody(workspace: Workspace, view: View, entered: Form | null): string {
  const shows = views.find((one) => one.name === view.view)?.shows ?? (() => true);
  const rows = workspace.conversations.filter((one) => shows(one)).toSorted((a, b) => b.updatedAt - a.updatedAt);
  const shown = rowsOnPage(rows, view.page);
  const tabs = views.map(
    ({ name, title }) =>
      html`<a href="${paths.conversations}?view=${name}" !${name === view.view ? 'aria-current="page"' : ''}
        >${title}</a
      >`,
  );
  return html`<div class="head">
      <h1 class="grow">Conversations <span class="quiet">${rows.length}</span></h1>
    </div>
    <nav class="tabs" aria-label="Views">!${tabs}</nav>
    !${shown.length === 0 ? nothing(view.view) : table(shown, workspace)}
    !${pager({ page: view.page, total: rows.length }, (page) => `${paths.conversations}?view=${view.view}&page=${page}`)}
    !${startCard(entered)} !${unanswered(workspace)}`;
}

function nothing(view: string): string {
  const message = view === 'all' ? 'No conversations yet.' : 'No conversations in this view.';
  return html`<div class="card empty">
    <p>${message} Start one below, or with <code>POST /conversations</code>.</p>
    <a class="button" href="${paths.conversations}?view=all">Show all conversations</a>
  </div>`;
}

const table = (rows: Conversation[], workspace: Workspace): string =>
  listTable(
    ['Conversation', 'State', 'wide:Assigned to', 'wide:Last change'],
    rows.map((conversation) => row(conversation, workspace)),
  );

function row(conversation: Conversation, workspace: Workspace): string {
  const [first] = conversation.contactIds;
  const who = first === undefined ? 'No contact' : nameOf({ type: 'user', id: first }, workspace);
  const others = conversation.contactIds.length - 1;
  const rating = conversation.ratings.findLast((one) => one.rating !== null)?.rating ?? null;
  const assignee = workspace.admins.find((admin) => admin.id === conversation.adminAssigneeId)?.name ?? '—';
  return html`<tr>
    <td>
      <a class="name" href="${paths.conversation(conversation.id)}">${who}${others > 0 ? ` and ${others} more` : ''}</a>
      <div class="quiet small">${titleOf(conversation)}</div>
    </td>
    <td class="nowrap">
      !${stateChip(conversation)} !${rating === null ? '' : html`<span class="small">${rating} of 5</span>`}
    </td>
    <td class="wide">${assignee}</td>
    <td class="wide nowrap quiet small">${showTime(conversation.updatedAt, workspace.timezone)}</td>
  </tr>`;
}

const startCard = (entered: Form | null): string =>
  html`<section class="card" style="margin-top: 20px">
    <h2>Start a conversation</h2>
    <form method="post" action="${paths.conversations}/new" class="stack">
      <div>
        <label for="contact">Contact</label>
        <input
          id="contact"
          name="contact"
          value="${entered?.text('contact') ?? ''}"
          placeholder="Email address or Intercom ID"
          autocomplete="off"
          required
        />
      </div>
      <div>
        <label for="body">Message from the contact</label>
        <textarea id="body" name="body" required>${entered?.text('body') ?? ''}</textarea>
      </div>
      <div><button class="main">Start</button></div>
    </form>
  </section>`;

/** Teammates' messages that have no conversation yet, each with a form to reply as the contact. */
function unanswered(workspace: Workspace): string {
  const answered = new Set(workspace.conversations.map(({ source, contactIds }) => `${source.id} ${contactIds[0]}`));
  const started = new Set(workspace.conversations.map(({ source }) => source.id));
  const waiting = workspace.messages.toReversed().flatMap((message) =>
    message.contactIds
      // A conversation that all recipients share counts as an answer from each of them.
      .filter(
        (id) => !answered.has(`${message.id} ${id}`) && !(message.contactIds.length > 1 && started.has(message.id)),
      )
      .map((contactId) => ({ message, contactId })),
  );
  if (waiting.length === 0) return '';
  const entries = waiting
    .slice(0, messagesShown)
    .map(({ message, contactId }) => answerForm(message, contactId, workspace));
  const more = waiting.length - messagesShown;
  return html`<section class="card">
    <h2>Unanswered messages</h2>
    <p class="quiet">A message becomes a conversation when the contact replies.</p>
    !${entries} !${more > 0 ? html`<p class="small quiet">and ${more} more</p>` : ''}
  </section>`;
}

const answerForm = (message: OutboundMessage, contactId: string, workspace: Workspace): string =>
  html`<form
    method="post"
    action="${paths.conversations}/answer"
    class="entry"
    style="padding-left: 0; padding-right: 0"
  >
    <p class="small quiet">
      ${nameOf({ type: 'admin', id: message.adminId }, workspace)} to
      ${nameOf({ type: 'user', id: contactId }, workspace)} · ${showTime(message.createdAt, workspace.timezone)}
    </p>
    <p class="text">${message.subject === '' ? '' : `${message.subject}: `}${plainText(message.body)}</p>
    <input type="hidden" name="message" value="${message.id}" />
    <input type="hidden" name="contact" value="${contactId}" />
    <div class="row">
      <input
        name="body"
        aria-label="Reply as the contact"
        placeholder="Reply as the contact"
        autocomplete="off"
        required
      />
      <button>Reply</button>
    </div>
  </form>`;
