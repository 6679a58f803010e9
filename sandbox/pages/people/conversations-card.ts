import { html } from 'ghtml';
import type { Contact } from '../../entities/contact.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { stateChip, titleOf } from '../conversations/conversation-body.ts';
import { paths } from '../ui/layout.ts';

const shownAtMost = 5;

/** A contact's latest conversations on the person page, and a form to start one as the contact. */
export function conversationsCard(contact: Contact, workspace: Workspace): string {
  const own = workspace.conversations
    .filter((conversation) => conversation.contactIds.includes(contact.id))
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  const items = own
    .slice(0, shownAtMost)
    .map(
      (conversation) =>
        html`<li>
          <a href="${paths.conversation(conversation.id)}">${titleOf(conversation)}</a> !${stateChip(conversation)}
        </li>`,
    );
  const more = own.length - shownAtMost;
  return html`<section class="card">
    <h2>Conversations</h2>
    !${
      own.length === 0
        ? '<p class="quiet">No conversations yet.</p>'
        : html`<ul class="plain">
            !${items}
          </ul>`
    }
    !${more > 0 ? html`<p class="small quiet">and ${more} older</p>` : ''}
    <form method="post" action="${paths.conversations}/new" class="row">
      <input type="hidden" name="contact" value="${contact.id}" />
      <input
        name="body"
        aria-label="Write as this contact"
        placeholder="Write as this contact"
        autocomplete="off"
        required
      />
      <button>Start</button>
    </form>
  </section>`;
}
