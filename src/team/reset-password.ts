import { refuse } from '../platform/refusal.ts';
import type { Actor } from '../history/history.ts';
import { findWorkspaceOf } from './find-caller.ts';
import { ensureGoodPassword } from './password-rules.ts';
import { forgetChallenges } from './second-factor-challenge.ts';
import { inOneTransaction } from './library-transaction.ts';
import { accountOf, forgetAccount } from './slow-tries.ts';
import { recordSafety, type TeamContext } from './team-context.ts';

/** The operator of the server, who needs no account. */
export const consoleActor: Actor = { kind: 'system', id: null, name: 'The server’s console' };

/** How long a password that was made here is good for: until its owner has signed in and chosen another. */
const oneTimeMs = 24 * 60 * 60_000;

/**
 * Gives an account another password, for those who have the server but not the password, and ends all its sessions, in one
 * transaction.
 * @param command.isOneTime the password signs in within a day, to choose another
 * @throws Refusal not_found when no account has the address, invalid_input when the password is too easy
 */
export async function resetPassword(
  context: TeamContext,
  command: { email: string; password: string; isOneTime: boolean; secondFactorOff: boolean },
): Promise<{ endedSessions: number }> {
  const { auth, db } = context;
  const { adapter, internalAdapter, password } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(command.email.trim().toLowerCase());
  const workspaceId = found && (await findWorkspaceOf(auth, found.user.id));
  if (!workspaceId) throw refuse('not_found', 'No account has this e-mail address.');
  ensureGoodPassword(command.password, command.email, 'password');
  const userId = found.user.id;
  const hash = await password.hash(command.password);
  const until = command.isOneTime ? new Date(Date.now() + oneTimeMs) : null;
  const sessions = await inOneTransaction(auth, async () => {
    // the account's row first, as every change of it does
    await internalAdapter.updateUser(userId, { oneTimePasswordUntil: until });
    await internalAdapter.updatePassword(userId, hash);
    const ended = await internalAdapter.listSessions(userId);
    await internalAdapter.deleteUserSessions(userId);
    await forgetChallenges(auth, userId);
    if (command.secondFactorOff) {
      await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
      await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] });
    }
    return ended;
  });
  await forgetAccount(db, await accountOf(auth, found.user.email));
  const by = { workspaceId, actor: consoleActor, address: 'console' };
  await recordSafety(context, by, 'password.reset', { user_id: userId, session_ids: sessions.map(({ id }) => id) });
  if (command.secondFactorOff) await recordSafety(context, by, 'second_factor.switched_off', { user_id: userId });
  return { endedSessions: sessions.length };
}
