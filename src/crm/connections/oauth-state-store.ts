import type { Database } from '../../platform/database/database.ts';

export type OauthState = { workspaceId: string; userId: string; stateHash: string };

export async function insertOauthState(
  db: Database,
  state: OauthState & { returnTo: string; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('oauth_states')
    .values({
      workspace_id: state.workspaceId,
      state_hash: state.stateHash,
      user_id: state.userId,
      return_to: state.returnTo,
      expires_at: state.expiresAt,
    })
    .execute();
}

/** Uses up a state that this person began: of two callers one gets it. Undefined for any other state. */
export function takeOauthState(
  db: Database,
  { workspaceId, userId, stateHash }: OauthState,
): Promise<{ return_to: string; expires_at: Date } | undefined> {
  return db
    .deleteFrom('oauth_states')
    .where('workspace_id', '=', workspaceId)
    .where('state_hash', '=', stateHash)
    .where('user_id', '=', userId)
    .returning(['return_to', 'expires_at'])
    .executeTakeFirst();
}

export async function deleteExpiredOauthStates(db: Database, workspaceId: string, now: Date): Promise<void> {
  await db.deleteFrom('oauth_states').where('workspace_id', '=', workspaceId).where('expires_at', '<', now).execute();
}
