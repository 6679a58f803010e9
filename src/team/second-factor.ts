import { refuse } from '../platform/refusal.ts';
import { withPassword } from './check-password.ts';
import { libraryCode } from './library-errors.ts';
import { inOneTransaction } from './library-transaction.ts';
import { claimCode } from './second-factor-challenge.ts';
import { isReadable } from './second-factor-secrets.ts';
import { deleteSessions, recordEnded } from './sessions.ts';
import { recordSafety, type Person, type TeamContext } from './team-context.ts';

/** Whether a person's sign-in asks for a second factor, and how many recovery codes are left. */
export type SecondFactor = { isOn: boolean; recoveryCodesLeft: number };

export async function findSecondFactor({ auth }: TeamContext, userId: string): Promise<SecondFactor> {
  const isOn = await isSwitchedOn(auth, userId);
  // what cannot be read signs no one in
  const isUsable = isOn && (await isReadable(auth, userId, 'backupCodes'));
  return { isOn, recoveryCodesLeft: isUsable ? (await readRecoveryCodes(auth, userId)).length : 0 };
}

async function isSwitchedOn(auth: TeamContext['auth'], userId: string): Promise<boolean> {
  const { adapter } = await auth.$context;
  const where = [{ field: 'id', value: userId }];
  const user = await adapter.findOne<{ twoFactorEnabled: boolean | null }>({ model: 'user', where });
  return user?.twoFactorEnabled === true;
}

async function readRecoveryCodes(auth: TeamContext['auth'], userId: string): Promise<string[]> {
  return (await auth.api.viewBackupCodes({ body: { userId } })).backupCodes;
}

/**
 * Makes the secret that an authenticator app keeps; nothing is asked for at sign-in before `confirmSecondFactor`.
 * @throws Refusal illegal_move when it is on, invalid_input for a wrong password, too_many_requests
 */
export async function beginSecondFactor(
  context: TeamContext,
  person: Person,
  password: string,
): Promise<{ uri: string; secret: string }> {
  const { auth } = context;
  await ensureOff(context, person.userId);
  const answer = await withPassword(context, person, 'password', () =>
    whileOff(context, person.userId, () =>
      auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers: person.headers }),
    ),
  );
  const uri = 'totpURI' in answer ? answer.totpURI : '';
  return { uri, secret: new URL(uri).searchParams.get('secret') ?? '' };
}

/**
 * Switches the second factor on once the app shows a right code, and ends the person's other sessions, which began without
 * it, in one transaction. The recovery codes are in this answer and nowhere else.
 * @param attempt when it comes again, after an earlier one did it, the codes are given again
 * @throws Refusal illegal_move when it is on, invalid_input when the code is wrong
 */
export async function confirmSecondFactor(
  context: TeamContext,
  person: Person,
  code: string,
  attempt: { isAgain: boolean },
): Promise<{ cookies: string[]; recoveryCodes: string[] }> {
  const { auth } = context;
  if (attempt.isAgain && (await isSwitchedOn(auth, person.userId))) {
    return { cookies: [], recoveryCodes: await readRecoveryCodes(auth, person.userId) };
  }
  await ensureOff(context, person.userId);
  if (!(await isReadable(auth, person.userId, 'secret'))) throw askAgain();
  const name = await sessionCookieName(auth);
  const { cookies, ended } = await whileOff(context, person.userId, async () => {
    const answer = await auth.api
      .verifyTOTP({ body: { code }, headers: person.headers, returnHeaders: true })
      .catch((error: unknown) => {
        if (libraryCode(error) === 'TOTP_NOT_ENABLED') throw askAgain();
        if (libraryCode(error) !== 'INVALID_CODE') throw error;
        const message =
          'This code is not valid: enter the one that the app shows now, and check the clock of your phone.';
        throw refuse('invalid_input', message, [{ path: 'code', message }]);
      });
    await claimCode(auth, person.userId, code);
    const cookies = answer.headers.getSetCookie();
    return { cookies, ended: await deleteSessions(auth, person.userId, { token: tokenIn(cookies, name) }) };
  });
  await recordSafety(context, person, 'second_factor.switched_on');
  await recordEnded(context, person, ended, 'second_factor');
  return { cookies, recoveryCodes: await readRecoveryCodes(auth, person.userId) };
}

/**
 * Carries out a step on the way to a second factor, in one transaction, while no other step does. What an unfinished one left
 * as confirmed counts as not confirmed, so that it can be begun again.
 * @throws Refusal illegal_move when it is on
 */
function whileOff<Result>(context: TeamContext, userId: string, act: () => Promise<Result>): Promise<Result> {
  return inOneTransaction(context.auth, async () => {
    const { adapter } = await context.auth.$context;
    const where = [{ field: 'userId', value: userId }];
    // locks the row
    await adapter.updateMany({ model: 'twoFactor', where, update: { verified: false } });
    await ensureOff(context, userId);
    return act();
  });
}

const askAgain = () => refuse('illegal_move', 'Ask for a new QR code first.');

async function sessionCookieName(auth: TeamContext['auth']): Promise<string> {
  return (await auth.$context).authCookies.sessionToken.name;
}

/** The token of the session that cookies open: what stands before the signature. */
function tokenIn(cookies: readonly string[], name: string): string {
  const value = cookies.map((cookie) => cookie.split(';')[0] ?? '').findLast((pair) => pair.startsWith(`${name}=`));
  return decodeURIComponent(value?.slice(name.length + 1) ?? '').split('.')[0] ?? '';
}

/**
 * @param attempt when it comes again, an earlier one may have done it
 * @throws Refusal illegal_move when it is off, invalid_input for a wrong password, too_many_requests
 */
export async function switchOffSecondFactor(
  context: TeamContext,
  person: Person,
  password: string,
  attempt: { isAgain: boolean },
): Promise<{ cookies: string[] }> {
  if (attempt.isAgain && !(await isSwitchedOn(context.auth, person.userId))) return { cookies: [] };
  await ensureOn(context, person.userId);
  const answer = await withPassword(context, person, 'password', () =>
    inOneTransaction(context.auth, () =>
      context.auth.api.disableTwoFactor({ body: { password }, headers: person.headers, returnHeaders: true }),
    ),
  );
  await recordSafety(context, person, 'second_factor.switched_off');
  return { cookies: answer.headers.getSetCookie() };
}

/** New recovery codes; the earlier ones no longer hold. Refusals as for `switchOffSecondFactor`. */
export async function renewRecoveryCodes(context: TeamContext, person: Person, password: string): Promise<string[]> {
  await ensureOn(context, person.userId);
  const { backupCodes } = await withPassword(context, person, 'password', () =>
    context.auth.api.generateBackupCodes({ body: { password }, headers: person.headers }),
  );
  await recordSafety(context, person, 'recovery_codes.renewed');
  return backupCodes;
}

async function ensureOff({ auth }: TeamContext, userId: string): Promise<void> {
  if (await isSwitchedOn(auth, userId)) throw refuse('illegal_move', 'The second factor is on already.');
}

async function ensureOn({ auth }: TeamContext, userId: string): Promise<void> {
  if (!(await isSwitchedOn(auth, userId))) throw refuse('illegal_move', 'The second factor is off.');
}
