import type { Contact } from '../entities/contact.ts';
import type { SubscriptionChoice } from '../entities/subscription.ts';
import type { Workspace } from '../entities/workspace.ts';

/** @documented 4.1: Embedded lists of a contact hold at most ten stubs; total_count and has_more describe the rest. */
const stubLimit = 10;

/** @recorded 4.1: A contact embeds its tags, notes, companies and the subscriptions it opted in to and out of. */
export function contactSubLists(contact: Contact, workspace: Workspace) {
  const base = `/contacts/${contact.id}`;
  const optedOut = (choice: SubscriptionChoice) =>
    workspace.subscriptionTypes.some((type) => type.id === choice.id && type.consentType === 'opt_out');
  const { tags, notes, companyIds, subscriptions } = contact;
  return {
    tags: subList(`${base}/tags`, ids(tags), (id) => ({ id, type: 'tag', url: `/tags/${id}` })),
    notes: subList(`${base}/notes`, ids(notes), (id) => ({ id, type: 'note', url: `/notes/${id}` })),
    companies: subList(`${base}/companies`, companyIds, (id) => ({ id, type: 'company', url: `/companies/${id}` })),
    opted_out_subscription_types: subList(`${base}/subscriptions`, ids(subscriptions.filter(optedOut)), subscription),
    opted_in_subscription_types: subList(
      `${base}/subscriptions`,
      ids(subscriptions.filter((choice) => !optedOut(choice))),
      subscription,
    ),
  };
}

const ids = (things: readonly { id: string }[]) => things.map((thing) => thing.id);

/** @recorded 13.4: The stub of a subscription type has the type "subscription" and the url /subscription_types/{id}. */
const subscription = (id: string) => ({ id, type: 'subscription', url: `/subscription_types/${id}` });

const subList = <T>(url: string, all: readonly string[], stub: (id: string) => T) => ({
  type: 'list',
  data: all.slice(0, stubLimit).map(stub),
  url,
  total_count: all.length,
  has_more: all.length > stubLimit,
});
