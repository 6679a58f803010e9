import type { Database } from '../../database/database.ts';

export type OauthState = { workspaceId: string; userId: string; stateHash: string };

/** Why a user goes to the CRM's own pages: from which campaign, for a practice CRM or a real one, and where they return to. */
export type OauthRequest = { campaignId: string; practice: boolean; returnTo: string };

export async function insertOauthState(
  db: Database,
  state: OauthState & OauthRequest & { expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('oauth_states')
    .values({
      workspace_id: state.workspaceId,
      state_hash: state.stateHash,
      user_id: state.userId,
      return_to: state.returnTo,
      campaign_id: state.campaignId,
      practice: state.practice,
      expires_at: state.expiresAt,
    })
    .execute();
}

/** Uses up a state that this person began: of two callers one gets it. Null for any other state. */
export async function takeOauthState(
  db: Database,
  { workspaceId, userId, stateHash }: OauthState,
): Promise<(OauthRequest & { expiresAt: Date }) | null> {
  const taken = await db
    .deleteFrom('oauth_states')
    .where('workspace_id', '=', workspaceId)
    .where('state_hash', '=', stateHash)
    .where('user_id', '=', userId)
    .returning(['return_to', 'campaign_id', 'practice', 'expires_at'])
    .executeTakeFirst();
  if (!taken) return null;
  const { return_to: returnTo, campaign_id: campaignId, practice, expires_at: expiresAt } = taken;
  return { returnTo, campaignId, practice, expiresAt };
}

export async function deleteExpiredOauthStates(db: Database, workspaceId: string, now: Date): Promise<void> {
  await db.deleteFrom('oauth_states').where('workspace_id', '=', workspaceId).where('expires_at', '<', now).execute();
}
