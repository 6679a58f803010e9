import { createHash, randomBytes } from 'node:crypto';
import type { AppContext } from '../../history/app-context.ts';
import { deleteExpiredOauthStates, insertOauthState, takeOauthState, type OauthRequest } from './oauth-state-store.ts';

const lifetimeMs = 10 * 60_000;

type Person = { workspaceId: string; userId: string };

/**
 * Begins an authorisation in the CRM's own pages: a state that only this person can bring back, once, within ten
 * minutes. Only its hash is kept.
 * @returns the state
 */
export async function beginAuthorisation(context: AppContext, person: Person, errand: OauthRequest): Promise<string> {
  const now = context.clock.now();
  const state = randomBytes(32).toString('base64url');
  await deleteExpiredOauthStates(context.db, person.workspaceId, now);
  await insertOauthState(context.db, {
    ...person,
    stateHash: hashOf(state),
    ...errand,
    expiresAt: new Date(now.getTime() + lifetimeMs),
  });
  return state;
}

/** Uses up the state that came back: the errand it was for, or null when it is not theirs, used up or too old. */
export async function endAuthorisation(
  context: AppContext,
  person: Person,
  state: string,
): Promise<OauthRequest | null> {
  const taken = await takeOauthState(context.db, { ...person, stateHash: hashOf(state) });
  return taken && taken.expiresAt > context.clock.now() ? taken : null;
}

const hashOf = (state: string) => createHash('sha256').update(state).digest('base64url');
