import { refuse } from '../platform/refusal.ts';
import { libraryCode } from './library-errors.ts';
import { accountOf, forgetFailures, noteFailure, takeTurn } from './slow-tries.ts';
import type { Person, TeamContext } from './team-context.ts';

/**
 * Carries out what asks a signed-in person for their password again; wrong ones count as at sign-in, since a stolen session
 * must not be a place to guess the password. @param field of the input that the password came in
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
  await takeTurn(db, account);
  const result = await act(user).catch(async (error: unknown) => {
    if (libraryCode(error) !== 'INVALID_PASSWORD') throw error;
    await noteFailure(db, account);
    const message = 'This is not your password.';
    throw refuse('invalid_input', message, [{ path: field, message }]);
  });
  await forgetFailures(db, account);
  return result;
}
