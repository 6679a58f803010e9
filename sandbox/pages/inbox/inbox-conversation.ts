import { html } from 'ghtml';
import type { Author, Conversation } from '../../entities/conversation.ts';
import { plainText } from '../../entities/message-body.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { namesIn, stateLooks } from './inbox-list.ts';
import { paths } from '../ui/layout.ts';
import { showTime } from '../ui/show.ts';

const partsShown = 50;

/** A conversation with the apps' panels beside it. @param panels finished cards */
export function conversationView(conversation: Conversation, workspace: Workspace, panels: string): string {
  const said = conversation.parts.filter((part) => part.body !== null).slice(-partsShown);
  const messages = [
    messageLine(conversation.source.author, conversation.source.body, conversation.createdAt, workspace),
    ...said.map((part) => messageLine(part.author, part.body ?? '', part.createdAt, workspace)),
  ];
  return html`<p><a href="${paths.inbox}">Inbox</a></p>
    <div class="head">
      <h1>${namesIn(conversation, workspace)}</h1>
      <span class="chip ${stateLooks[conversation.state]}">${conversation.state}</span>
      <a class="button little" href="${paths.inboxConversation(conversation.id)}">Reload panels</a>
    </div>
    <div class="cols">
      <section class="card list" aria-label="Messages">!${messages}</section>
      <div>!${panels}</div>
    </div>`;
}

function messageLine(author: Author, body: string, at: number, workspace: Workspace): string {
  return html`<div class="entry">
    <div class="small">
      <b>${nameOf(author, workspace)}</b> <span class="quiet">${showTime(at, workspace.timezone)}</span>
    </div>
    <div style="white-space: pre-line; overflow-wrap: anywhere">${plainText(body) || '—'}</div>
  </div>`;
}

function nameOf(author: Author, workspace: Workspace): string {
  if (author.type === 'admin' || author.type === 'bot')
    return workspace.admins.find((admin) => admin.id === author.id)?.name ?? 'Teammate';
  const contact = workspace.contacts.get(author.id);
  return contact?.name ?? contact?.email ?? 'Deleted contact';
}
