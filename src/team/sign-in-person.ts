import { setTimeout as sleep } from 'node:timers/promises';
import { refuse } from '../platform/refusal.ts';
import { findWorkspaceOf } from './find-caller.ts';
import { libraryCode } from './library-errors.ts';
import { readRecoveryCode } from './recovery-codes.ts';
import { claimCode, findChallenge } from './second-factor-challenge.ts';
import { isReadable, unreadable } from './second-factor-secrets.ts';
import { accountOf, takeTurn, tryKeysOf, type TryOrigin } from './slow-tries.ts';
import { recordSafety, type Person, type TeamContext } from './team-context.ts';
import { isWorthAnEvent } from './try-rules.ts';

/** Where a request to sign in came from. @param origin by what its tries are counted */
type Attempt = { headers: Headers; address: string; origin: TryOrigin };

/**
 * Cookies for the browser: of the session, or of the step that asks for the second factor.
 * @param account what the browser is a known device of from now on
 */
export type SignedIn = { cookies: string[]; needsSecondFactor: boolean; account: string };

/**
 * Every refusal takes at least this long, so that its time does not tell whether the account exists: for one that exists
 * more is written.
 */
const refusalMs = 400;

/**
 * Signs in by e-mail and password, or asks for the second factor where the account has one.
 * @throws Refusal wrong_credentials, too_many_requests
 */
export async function signInByPassword(
  context: TeamContext,
  attempt: Attempt & { email: string; password: string },
): Promise<SignedIn> {
  const { auth, db } = context;
  const { email, password, headers, address, origin } = attempt;
  const account = await accountOf(auth, email);
  const turn = await takeTurn(db, await tryKeysOf(auth, account, origin));
  const patience = sleep(refusalMs);
  const answer = await auth.api
    .signInEmail({ body: { email, password }, headers, returnHeaders: true })
    .catch(async (error: { statusCode?: number }) => {
      if (error.statusCode !== 401) {
        await turn.takeBack();
        throw error;
      }
      await noteRefusal(context, { email, address, at: 'password', failures: turn.failures });
      await patience;
      throw refuse('wrong_credentials', 'E-mail and password do not match. Check both and try again.');
    });
  const cookies = answer.headers.getSetCookie();
  if ('twoFactorRedirect' in answer.response) {
    await turn.takeBack();
    return { cookies, needsSecondFactor: true, account };
  }
  await turn.succeed();
  await noteStart(context, answer.response.token, address, 'password');
  return { cookies, needsSecondFactor: false, account };
}

/**
 * The second step: a code of the authenticator app, or a recovery code, each accepted once.
 * @throws Refusal wrong_code, secret_unreadable, sign_in_required when the first step is too long ago or tried too often, too_many_requests
 */
export async function signInBySecondFactor(
  context: TeamContext,
  { code: typed, headers, address, origin }: Attempt & { code: string },
): Promise<SignedIn> {
  const { auth, db } = context;
  const challenge = await findChallenge(auth, headers);
  if (!challenge) throw startAgain();
  const account = await accountOf(auth, challenge.email);
  const turn = await takeTurn(db, await tryKeysOf(auth, account, origin));
  const isTotp = /^\d{6}$/.test(typed);
  if (!(await isReadable(auth, challenge.userId, isTotp ? 'secret' : 'backupCodes'))) {
    await turn.takeBack();
    throw unreadable();
  }
  const code = isTotp ? typed : readRecoveryCode(typed);
  const wrong = async () => {
    await noteRefusal(context, {
      email: challenge.email,
      address,
      at: 'second_factor',
      failures: turn.failures,
    });
    return refuse(
      'wrong_code',
      'This code is not valid, or it was used already. Enter the one that the app shows now.',
    );
  };
  if (isTotp && !(await claimCode(auth, challenge.userId, code))) throw await wrong();
  const input = { body: { code }, headers: challenge.headers, returnHeaders: true } as const;
  const answer = await (isTotp ? auth.api.verifyTOTP(input) : auth.api.verifyBackupCode(input)).catch(
    async (error: unknown) => {
      const reason = libraryCode(error);
      if (reason === 'INVALID_CODE' || reason === 'INVALID_BACKUP_CODE') throw await wrong();
      await turn.takeBack();
      if (reason === 'INVALID_TWO_FACTOR_COOKIE' || reason === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') throw startAgain();
      throw error;
    },
  );
  await turn.succeed();
  await noteStart(context, answer.response.token ?? '', address, isTotp ? 'second_factor' : 'recovery_code');
  return { cookies: answer.headers.getSetCookie(), needsSecondFactor: false, account };
}

/** Ends the session of this browser. @param person null when it had ended already. Resolves with cookies for the browser. */
export async function signOut(context: TeamContext, person: Person | null, headers: Headers): Promise<string[]> {
  const answer = await context.auth.api.signOut({ headers, returnHeaders: true });
  if (person) {
    const evidence = { session_ids: [person.sessionId], reason: 'signed_out' };
    await recordSafety(context, person, 'session.ended', evidence);
  }
  return answer.headers.getSetCookie();
}

const startAgain = () =>
  refuse('sign_in_required', 'This took too long, or too many codes were wrong: enter e-mail and password again.');

async function noteStart(context: TeamContext, token: string, address: string, by: string): Promise<void> {
  const { internalAdapter } = await context.auth.$context;
  const found = await internalAdapter.findSession(token);
  const workspaceId = found && (await findWorkspaceOf(context.auth, found.user.id));
  if (!workspaceId) return;
  const { oneTimePasswordUntil } = found.user as { oneTimePasswordUntil?: Date | null };
  if (oneTimePasswordUntil && oneTimePasswordUntil < new Date()) {
    await internalAdapter.deleteSession(token);
    throw refuse(
      'wrong_credentials',
      'This one-time password was good for a day: have another one made on the server.',
    );
  }
  await internalAdapter.updateUser(found.user.id, { lastSignInAt: new Date() });
  const actor = { kind: 'user', id: found.user.id, name: found.user.name } as const;
  await recordSafety(context, { workspaceId, actor, address }, 'session.started', {
    session_id: found.session.id,
    by,
  });
}

/**
 * A refused sign-in of an account is an event of its workspace; of an address without one, only a line in the log. Of many
 * within an hour a few are written down, with their number, so that a stranger fills neither.
 */
async function noteRefusal(
  context: TeamContext,
  {
    email,
    address,
    ...evidence
  }: { email: string; address: string; at: 'password' | 'second_factor'; failures: number },
): Promise<void> {
  if (!isWorthAnEvent(evidence.failures)) return;
  const { internalAdapter } = await context.auth.$context;
  const found = await internalAdapter.findUserByEmail(email.toLowerCase());
  const workspaceId = found && (await findWorkspaceOf(context.auth, found.user.id));
  if (!workspaceId) {
    const facts = { event: 'sign_in.refused', address, ...evidence };
    context.log.warn(facts, 'sign_in.refused for an address without an account');
    return;
  }
  const actor = { kind: 'visitor', id: null, name: 'Visitor' } as const;
  const facts = { user_id: found.user.id, ...evidence };
  await recordSafety(context, { workspaceId, actor, address }, 'sign_in.refused', facts);
}
