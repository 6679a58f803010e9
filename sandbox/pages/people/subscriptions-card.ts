import { html } from 'ghtml';
import type { Contact } from '../../entities/contact.ts';
import type { SubscriptionType } from '../../entities/subscription.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { paths } from '../ui/layout.ts';

/** A contact's subscriptions, each with a button to opt in or out, or to reset the choice. */
export function subscriptionsCard(contact: Contact, workspace: Workspace): string {
  const items = workspace.subscriptionTypes.map((type) => row(contact, type));
  return html`<section class="card">
    <h2>Subscriptions</h2>
    !${
      items.length === 0
        ? '<p class="quiet">This workspace has no subscription types. A seed file can add them.</p>'
        : html`<ul class="plain">
            !${items}
          </ul>`
    }
  </section>`;
}

function row(contact: Contact, type: SubscriptionType): string {
  const chosen = contact.subscriptions.some((choice) => choice.id === type.id);
  const optIn = type.consentType === 'opt_in';
  const receives = optIn === chosen;
  const chip = chosen ? (optIn ? 'Opted in' : 'Opted out') : optIn ? 'Not opted in' : 'Subscribed by default';
  const label = chosen ? 'Reset' : optIn ? 'Opt in' : 'Opt out';
  const [text] = type.translations;
  return html`<li>
    <form class="row" method="post" action="${paths.person(contact.id)}/subscriptions">
      <span class="grow" style="flex: 1 1 120px">${text.name}</span>
      <span class="chip ${receives ? 'good' : ''}">${chip}</span>
      <button
        class="little"
        name="${chosen ? 'withdraw' : 'choose'}"
        value="${type.id}"
        aria-label="${label}: ${text.name}"
      >
        ${label}
      </button>
    </form>
  </li>`;
}
