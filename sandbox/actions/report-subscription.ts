import type { Origin, Sandbox } from '../context.ts';
import type { Contact } from '../entities/contact.ts';
import type { SubscriptionType } from '../entities/subscription.ts';
import type { Workspace } from '../entities/workspace.ts';
import { toSeconds } from '../http/time.ts';
import { presentWebhookContact } from '../presenters/contact.ts';
import { presentSubscriptionType } from '../presenters/subscription.ts';
import { reportFor } from './report-contact.ts';

/**
 * Reports that a contact was subscribed to or unsubscribed from a subscription type.
 *
 * @recorded 13.4: granular.subscribe and granular.unsubscribe carry the contact, the subscription type in a list, and created_at as unix seconds.
 * @assumed 13.6: A choice of a subscription fires the granular topic alone, no "updated" of the contact.
 */
export function reportChoice(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  receives: boolean,
  contact: Contact,
  type: SubscriptionType,
): void {
  const word = receives ? 'subscribe' : 'unsubscribe';
  reportFor(sandbox, origin, workspace, `granular.${word}`, (app, show) => ({
    type: `granular_${word}`,
    contact: presentWebhookContact(contact, workspace, app.version, show),
    subscription_types: { type: 'list', data: [presentSubscriptionType(type)] },
    created_at: toSeconds(sandbox.clock.now()),
  }));
}

/**
 * Reports that `unsubscribed_from_emails` of a contact was turned on or off.
 *
 * @recorded 13.4: contact.subscribed and contact.unsubscribed carry the contact, an empty list of subscription types, and created_at as unix seconds.
 */
export function reportEmailSubscription(
  sandbox: Sandbox,
  origin: Origin,
  workspace: Workspace,
  contact: Contact,
): void {
  const word = contact.unsubscribedFromEmails ? 'unsubscribe' : 'subscribe';
  reportFor(sandbox, origin, workspace, `contact.${word}d`, (app, show) => ({
    type: `contact_${word}`,
    contact: presentWebhookContact(contact, workspace, app.version, show),
    subscription_types: { type: 'list', data: [] },
    created_at: toSeconds(sandbox.clock.now()),
  }));
}
