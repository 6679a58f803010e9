import { refuse } from '../platform/refusal.ts';
import { findWorkspaceOf } from './find-caller.ts';
import { lockTeammates, updateRole } from './member-store.ts';
import { consoleActor } from './reset-password.ts';
import { roleOf } from './roles.ts';
import { recordSafetyIn, type TeamContext } from './team-context.ts';

/**
 * Makes a teammate an owner, for those who have the server but no owner who can sign in.
 * @returns whether that changed anything @throws Refusal not_found when no account has the address
 */
export async function makeOwner(context: TeamContext, email: string): Promise<{ isNew: boolean }> {
  const { auth, db } = context;
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
  const workspaceId = found && (await findWorkspaceOf(auth, found.user.id));
  if (!workspaceId) throw refuse('not_found', 'No account has this e-mail address.');
  const userId = found.user.id;
  return db.transaction().execute(async (trx) => {
    const team = await lockTeammates(trx, workspaceId);
    const from = roleOf(team.find(({ id }) => id === userId)?.role);
    if (from === 'owner') return { isNew: false };
    await updateRole(trx, workspaceId, userId, 'owner');
    const by = { workspaceId, actor: consoleActor, address: 'console' };
    await recordSafetyIn(trx, context, by, 'teammate.role_changed', { user_id: userId, from, to: 'owner' });
    return { isNew: true };
  });
}
