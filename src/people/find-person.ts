import type { Database } from '../database/database.ts';
import { erasedReason } from '../leads/correction-rules.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { notFound, refuse } from '../platform/refusal.ts';
import { countUndecidedRewards } from '../rewards/find-reward.ts';
import { selectAddressKey, selectContactsOfPeople, selectPeopleOfAddress } from './erasure-store.ts';
import type { ContactOfPerson, ErasedRow } from './erasure-store.ts';

/** Whom to look for: one of the three. */
export type PersonQuery = { email: string } | { lead_id: string } | { referrer_id: string };

/** All that one address is in a workspace. */
export type FoundPerson = { people: ErasedRow[]; contacts: ContactOfPerson[]; undecidedRewards: number };

/** @returns the key of the address of a person @throws Refusal not_found; illegal_move for one who was erased already */
export async function getAddressKey(db: Database, workspaceId: string, query: PersonQuery): Promise<string> {
  if ('email' in query) return emailKey(query.email);
  const key = await selectAddressKey(db, workspaceId, query);
  if (key === null) throw notFound('lead_id' in query ? 'lead' : 'referrer');
  if (key === '') throw refuse('illegal_move', erasedReason);
  return key;
}

/**
 * A person as lead and referrer in all campaigns of the workspace.
 * @throws Refusal not_found when nothing has the address
 */
export async function findPerson(
  db: Database,
  workspaceId: string,
  addressKey: string,
  options: { lock: boolean } = { lock: false },
): Promise<FoundPerson> {
  const people = await selectPeopleOfAddress(db, workspaceId, addressKey, options.lock);
  if (people.length === 0) {
    throw refuse('not_found', 'No lead and no referrer of this workspace has that address: check its spelling.');
  }
  const ids = people.map(({ id }) => id);
  return {
    people,
    contacts: await selectContactsOfPeople(db, workspaceId, people),
    undecidedRewards: await countUndecidedRewards(db, workspaceId, ids),
  };
}
