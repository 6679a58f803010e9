import { notFound } from '../platform/refusal.ts';
import { ensureOwnerLeft, ensureStillOwner } from './change-role.ts';
import { deleteUser, lockTeammates } from './member-store.ts';
import { recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/**
 * Removes a teammate: the account with its sessions and second factor, and the invitations that it made. API keys belong to the
 * workspace and stay. What the teammate did stays in the history under their name.
 * @throws Refusal not_found, last_owner; owner_only when the person was demoted meanwhile
 */
export async function removeTeammate(context: TeamContext, person: Person, userId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const team = await lockTeammates(trx, person.workspaceId);
    ensureStillOwner(team, person.userId);
    if (!team.some(({ id }) => id === userId)) throw notFound('teammate');
    ensureOwnerLeft(team, userId);
    await recordSafetyIn(trx, context, person, 'teammate.removed', { user_id: userId, sessions: 'ended' });
    await deleteUser(trx, userId);
  });
}
