import { notFound } from '../platform/refusal.ts';
import { asOwner } from './as-owner.ts';
import { ensureOwnerLeft } from './change-role.ts';
import { endLinksOf } from './end-links.ts';
import { deleteUser, lockUser } from './member-store.ts';
import { recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/**
 * Removes a teammate: the account with its sessions and second factor, and the invitations and links for new passwords that it made.
 * API keys belong to the workspace and stay. What the teammate did stays in the history under their name.
 * @throws Refusal not_found, last_owner; owner_only when the person was demoted meanwhile
 */
export async function removeTeammate(context: TeamContext, person: Person, userId: string): Promise<void> {
  await asOwner(context, person, async (trx, team) => {
    if (!team.some(({ id }) => id === userId)) throw notFound('teammate');
    ensureOwnerLeft(team, userId);
    await lockUser(trx, userId);
    const ended = await endLinksOf(trx, context, person, userId, 'inviter_removed');
    await recordSafetyIn(trx, context, person, 'teammate.removed', { user_id: userId, sessions: 'ended', ...ended });
    await deleteUser(trx, userId);
  });
}
