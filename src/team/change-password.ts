import { refuse } from '../platform/refusal.ts';
import { withPassword } from './check-password.ts';
import { inOneTransaction } from './library-transaction.ts';
import { ensureGoodPassword } from './password-rules.ts';
import { forgetChallenges } from './second-factor-challenge.ts';
import { recordSafety, type Person, type TeamContext } from './team-context.ts';

/**
 * Changes a person's password and ends all their sessions, in one transaction; this browser gets a new session, by the
 * cookies returned.
 * @throws Refusal invalid_input when the old one is wrong or the new one too easy, too_many_requests
 */
export async function changePassword(
  context: TeamContext,
  person: Person,
  { current, next }: { current: string; next: string },
): Promise<{ cookies: string[] }> {
  const { auth } = context;
  const answer = await withPassword(context, person, 'current_password', async ({ email }) => {
    ensureGoodPassword(next, email, 'new_password');
    if (next === current) {
      const message = 'Choose a password that differs from the old one.';
      throw refuse('invalid_input', message, [{ path: 'new_password', message }]);
    }
    return inOneTransaction(auth, async () => {
      const { internalAdapter } = await auth.$context;
      // the account's row first, as every change of it does
      await internalAdapter.updateUser(person.userId, { oneTimePasswordUntil: null });
      const changed = await auth.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: person.headers,
        returnHeaders: true,
      });
      await forgetChallenges(auth, person.userId);
      return changed;
    });
  });
  await recordSafety(context, person, 'password.changed', { sessions: 'ended' });
  return { cookies: answer.headers.getSetCookie() };
}
