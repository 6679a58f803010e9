import { createHmac } from 'node:crypto';
import type { SignIn } from './sign-in.ts';

/** Who has given the password and is asked for the second factor. */
export type Challenge = {
  userId: string;
  email: string;
  /** of the request, with the cookie of the challenge alone: a session in the same browser is not looked at */
  headers: Headers;
};

/**
 * The challenge that a browser carries in its cookie, or null. Only says by whose account tries are counted: the library
 * checks the cookie's signature when it looks at the code.
 */
export async function findChallenge(auth: SignIn, headers: Headers): Promise<Challenge | null> {
  const { createAuthCookie, internalAdapter } = await auth.$context;
  const { name } = createAuthCookie('two_factor');
  const cookie = (headers.get('cookie') ?? '').split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  if (!cookie) return null;
  const identifier = decoded(cookie.slice(name.length + 1)).split('.')[0] ?? '';
  const found = await internalAdapter.findVerificationValue(identifier);
  const user = found && (await internalAdapter.findUserById(found.value));
  if (!user) return null;
  const ofChallenge = new Headers(headers);
  ofChallenge.set('cookie', cookie);
  return { userId: user.id, email: user.email, headers: ofChallenge };
}

/** What a browser did not encode that way is no cookie of ours. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const usedCode = 'used-code-';

/** A code is valid for a minute and a half. */
const claimedForMs = 180_000;

/** Whether a code of the authenticator app is given for the first time: each is accepted once. */
export async function claimCode(auth: SignIn, userId: string, code: string): Promise<boolean> {
  const { secret, internalAdapter } = await auth.$context;
  const hash = createHmac('sha256', secret).update(`${userId}:${code}`).digest('base64url');
  return internalAdapter.reserveVerificationValue({
    identifier: `${usedCode}${hash}`,
    value: userId,
    expiresAt: new Date(Date.now() + claimedForMs),
  });
}

/**
 * What waits for a code or a link ends, after the password or the address has changed: sign-ins that began with the old one,
 * links for a new password, and an address that was asked for.
 */
export async function forgetChallenges(auth: SignIn, userId: string): Promise<void> {
  const { adapter, internalAdapter } = await auth.$context;
  await internalAdapter.updateUser(userId, { pendingEmail: null });
  const found = await adapter.findMany<{ id: string; identifier: string }>({
    model: 'verification',
    where: [{ field: 'value', value: userId }],
  });
  // that a code was used stays known
  const ids = found.filter(({ identifier }) => !identifier.startsWith(usedCode)).map(({ id }) => id);
  if (ids.length > 0)
    await adapter.deleteMany({ model: 'verification', where: [{ field: 'id', operator: 'in', value: ids }] });
}
