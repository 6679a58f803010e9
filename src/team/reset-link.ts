import type { Transaction } from '../database/database.ts';
import { newId } from '../platform/id/id.ts';
import { refuse, notFound } from '../platform/refusal.ts';
import { asOwner } from './as-owner.ts';
import { findWorkspaceOf } from './find-caller.ts';
import { libraryCode } from './library-errors.ts';
import { inOneTransaction } from './library-transaction.ts';
import { hashOfSecret, newLinkSecret } from './link-secret.ts';
import { ensureGoodPassword } from './password-rules.ts';
import { insertResetLink, lockAddress } from './reset-link-store.ts';
import { forgetChallenges } from './second-factor-challenge.ts';
import { resetLink, type SignIn } from './sign-in.ts';
import { accountOf, forgetAccount } from './slow-tries.ts';
import { recordSafety, recordSafetyIn, type Doing, type Person, type TeamContext } from './team-context.ts';

/** A link that an owner hands over is good for a day, one that was mailed for an hour. */
export const resetLinkHours = { byOwner: 24, byMail: 1 } as const;

/** A link for a new password. @param secret for the link; it is not stored */
type MadeLink = { secret: string; email: string; expiresAt: Date };

/**
 * Makes a link with which a teammate chooses a new password. It ends when the owner who made it is no owner any more.
 * @throws Refusal not_found; owner_only when the person was demoted meanwhile
 */
export function makeResetLink(context: TeamContext, person: Person, userId: string): Promise<MadeLink> {
  return asOwner(context, person, async (trx, team) => {
    if (!team.some(({ id }) => id === userId)) throw notFound('teammate');
    return makeLink(trx, context, person, { userId, madeBy: person.userId, hours: resetLinkHours.byOwner });
  });
}

/** @param by who is noted as having made it. @throws Refusal not_found */
export async function makeLink(
  trx: Transaction,
  context: TeamContext,
  by: Doing,
  { userId, madeBy, hours }: { userId: string; madeBy: string | null; hours: number },
): Promise<MadeLink> {
  const email = await lockAddress(trx, userId);
  if (email === null) throw notFound('teammate');
  const secret = newLinkSecret();
  const expiresAt = new Date(Date.now() + hours * 3_600_000);
  // as the library looks for it (`storeIdentifier` in sign-in.ts)
  const identifierHash = hashOfSecret(resetLink + secret);
  await insertResetLink(trx, { id: newId(), identifierHash, userId, madeBy, expiresAt });
  await recordSafetyIn(trx, context, by, 'reset_link.created', { user_id: userId });
  return { secret, email, expiresAt };
}

/** Whose password a link changes; null when it opens no more. */
export async function findResetLink(auth: SignIn, secret: string): Promise<{ userId: string; email: string } | null> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(resetLink + secret);
  if (!found || found.expiresAt <= new Date()) return null;
  const user = await internalAdapter.findUserById(found.value);
  return user && { userId: user.id, email: user.email };
}

/**
 * Changes the password with a link, once, and ends all sessions of the account; its second factor stays.
 * @throws Refusal reset_link_over, invalid_input when the password is too easy
 */
export async function resetPasswordByLink(
  context: TeamContext,
  { secret, password, address }: { secret: string; password: string; address: string },
): Promise<void> {
  const { auth, db } = context;
  const found = await findResetLink(auth, secret);
  const workspaceId = found && (await findWorkspaceOf(auth, found.userId));
  if (!workspaceId) throw linkOver();
  const { userId, email } = found;
  ensureGoodPassword(password, email, 'password');
  const { internalAdapter } = await auth.$context;
  const ended = await inOneTransaction(auth, async () => {
    // first, so that it waits for another change of the account instead of holding the link that this one would end
    await internalAdapter.updateUser(userId, { oneTimePasswordUntil: null });
    const sessions = await internalAdapter.listSessions(userId);
    await auth.api.resetPassword({ body: { token: secret, newPassword: password } }).catch((error: unknown) => {
      throw libraryCode(error) === 'INVALID_TOKEN' ? linkOver() : error;
    });
    await internalAdapter.deleteUserSessions(userId);
    await forgetChallenges(auth, userId);
    return sessions.map(({ id }) => id);
  });
  await forgetAccount(db, await accountOf(auth, email));
  const actor = { kind: 'visitor', id: null, name: 'Visitor' } as const;
  const facts = { user_id: userId, session_ids: ended, by: 'link' };
  await recordSafety(context, { workspaceId, actor, address }, 'password.reset', facts);
}

const linkOver = () => refuse('reset_link_over', 'This link was used already, or has expired: ask for a new one.');
