import { followChangedAddress } from './follow-changed-address.ts';
import type { PeopleContext } from './people-context.ts';

/** Connects what happens to a person's details with what follows in other modules. */
export function wirePeople(context: PeopleContext): void {
  const { history } = context;
  history.onEach('lead.changed', (trx, event) => followChangedAddress(context, trx, event));
  history.onEach('referrer.changed', (trx, event) => followChangedAddress(context, trx, event));
}
