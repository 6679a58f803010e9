import { createHash, randomBytes } from 'node:crypto';
import type { Parts } from '../../history/parts.ts';
import { deleteExpiredOauthStates, insertOauthState, takeOauthState } from './oauth-state-store.ts';

const lifetimeMs = 10 * 60_000;

type Person = { workspaceId: string; userId: string };

/**
 * Begins an authorisation in the CRM's own pages: a state that only this person can bring back, once, within ten
 * minutes. Only its hash is kept.
 * @param returnTo path of ours where the person goes afterwards
 * @returns the state
 */
export async function beginAuthorisation(parts: Parts, person: Person, returnTo: string): Promise<string> {
  const now = parts.clock.now();
  const state = randomBytes(32).toString('base64url');
  await deleteExpiredOauthStates(parts.db, person.workspaceId, now);
  await insertOauthState(parts.db, {
    ...person,
    stateHash: hashOf(state),
    returnTo,
    expiresAt: new Date(now.getTime() + lifetimeMs),
  });
  return state;
}

/** Uses up the state that came back: where the person goes on, or null when it is not theirs, used up or too old. */
export async function endAuthorisation(parts: Parts, person: Person, state: string): Promise<string | null> {
  const taken = await takeOauthState(parts.db, { ...person, stateHash: hashOf(state) });
  return taken && taken.expires_at > parts.clock.now() ? taken.return_to : null;
}

const hashOf = (state: string) => createHash('sha256').update(state).digest('base64url');
