import { refuse } from '../platform/refusal.ts';
import { libraryCode } from './library-errors.ts';
import { accountOf, takeTurn, tryKeysOf } from './slow-tries.ts';
import type { Person, TeamContext } from './team-context.ts';

/**
 * Carries out what asks a signed-in person for their password again; wrong ones are counted and slowed as at sign-in, since a
 * stolen session must not be a place to guess the password. They are counted by session, so that strangers who guess at
 * sign-in do not keep out who is signed in. @param field of the input that the password came in
 * @throws Refusal invalid_input when the password is wrong, too_many_requests
 */
export async function withPassword<Result>(
  { auth, db }: TeamContext,
  person: Person,
  field: string,
  act: (user: { email: string }) => Promise<Result>,
): Promise<Result> {
  const { internalAdapter } = await auth.$context;
  const user = await internalAdapter.findUserById(person.userId);
  if (!user) throw refuse('sign_in_required', 'Sign in again.');
  const account = await accountOf(auth, user.email);
  const device = { account, id: `session ${person.sessionId}` };
  const turn = await takeTurn(db, await tryKeysOf(auth, account, { network: null, device }));
  const result = await act(user).catch(async (error: unknown) => {
    if (libraryCode(error) !== 'INVALID_PASSWORD') {
      await turn.takeBack();
      throw error;
    }
    const message = 'This is not your password.';
    throw refuse('invalid_input', message, [{ path: field, message }]);
  });
  await turn.succeed();
  return result;
}
