import { refuse } from '../platform/refusal.ts';
import { isUniqueViolation } from '../database/is-unique-violation.ts';
import { withPassword } from './check-password.ts';
import { findWorkspaceOf } from './find-caller.ts';
import { alreadyTeammate } from './invite-teammate.ts';
import { inOneTransaction } from './library-transaction.ts';
import { newLinkSecret } from './link-secret.ts';
import { forgetChallenges } from './second-factor-challenge.ts';
import { confirmLink } from './sign-in.ts';
import { recordSafety, type Person, type TeamContext } from './team-context.ts';

/** What a person sees of their own account. @param pendingEmail an address that a mailed link is to confirm */
export type Account = { name: string; email: string; pendingEmail: string | null };

const confirmHours = 24;

export async function findAccount({ auth }: Pick<TeamContext, 'auth'>, userId: string): Promise<Account> {
  const { internalAdapter } = await auth.$context;
  const user = (await internalAdapter.findUserById(userId)) as (Account & { pendingEmail?: string | null }) | null;
  if (!user) throw refuse('sign_in_required', 'Sign in again.');
  return { name: user.name, email: user.email, pendingEmail: user.pendingEmail ?? null };
}

/** Changes the name that teammates see; the history keeps earlier ones. */
export async function changeName(context: TeamContext, person: Person, name: string): Promise<void> {
  const { internalAdapter } = await context.auth.$context;
  await internalAdapter.updateUser(person.userId, { name });
  await recordSafety(context, person, 'account.changed', { user_id: person.userId, changed: 'name' });
}

/**
 * Notes the address that a person wants to sign in with, to be confirmed by a link. An earlier link of theirs ends.
 * @returns the secret of the link @throws Refusal invalid_input when the password is wrong or the address another teammate's
 */
export async function askForEmail(
  context: TeamContext,
  person: Person,
  command: { email: string; password: string },
): Promise<{ secret: string }> {
  const { auth } = context;
  const email = command.email.toLowerCase();
  await ensurePassword(context, person, command.password);
  await ensureFree(context, person.userId, email);
  const { internalAdapter } = await auth.$context;
  const secret = newLinkSecret();
  await forgetEmailChange(context, person.userId);
  await inOneTransaction(auth, async () => {
    await internalAdapter.updateUser(person.userId, { pendingEmail: email });
    const expiresAt = new Date(Date.now() + confirmHours * 3_600_000);
    // the address stands in the value as well, so that a link confirms only what it was made for
    const value = `${person.userId} ${email}`;
    await internalAdapter.createVerificationValue({ identifier: confirmLink + secret, value, expiresAt });
  });
  return { secret };
}

/** The address waits no longer: no link of it opens. */
export async function forgetEmailChange({ auth }: Pick<TeamContext, 'auth'>, userId: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.updateUser(userId, { pendingEmail: null });
}

/**
 * Changes the address at once, where no mail can be sent to confirm it.
 * @throws Refusal invalid_input when the password is wrong or the address another teammate's
 */
export async function changeEmail(
  context: TeamContext,
  person: Person,
  command: { email: string; password: string },
): Promise<void> {
  const email = command.email.toLowerCase();
  await ensurePassword(context, person, command.password);
  await ensureFree(context, person.userId, email);
  await setEmail(context, person.userId, { email, isVerified: false });
  await recordSafety(context, person, 'account.changed', {
    user_id: person.userId,
    changed: 'email',
    confirmed: false,
  });
}

/**
 * Confirms an address with the link that was mailed to it, once.
 * @returns the address until then @throws Refusal confirmation_over
 */
export async function confirmEmail(
  context: TeamContext,
  { secret, address }: { secret: string; address: string },
): Promise<{ email: string; earlier: string; workspaceId: string }> {
  const { internalAdapter } = await context.auth.$context;
  const found = await internalAdapter.consumeVerificationValue(confirmLink + secret);
  const [userId = '', email = ''] = found?.value.split(' ') ?? [];
  const workspaceId = userId && (await findWorkspaceOf(context.auth, userId));
  const account = workspaceId ? await findAccount(context, userId) : null;
  if (!workspaceId || !account || account.pendingEmail !== email) throw over();
  await setEmail(context, userId, { email, isVerified: true });
  const actor = { kind: 'user', id: userId, name: account.name } as const;
  const facts = { user_id: userId, changed: 'email', confirmed: true };
  await recordSafety(context, { workspaceId, actor, address }, 'account.changed', facts);
  return { email, earlier: account.email, workspaceId };
}

const over = () =>
  refuse('confirmation_over', 'This link was used already, has expired, or another address was asked for since.');

async function ensurePassword(context: TeamContext, person: Person, password: string): Promise<void> {
  await withPassword(context, person, 'password', () =>
    context.auth.api.verifyPassword({ body: { password }, headers: person.headers }),
  );
}

async function ensureFree({ auth }: TeamContext, userId: string, email: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findUserByEmail(email);
  if (found && found.user.id !== userId) throw alreadyTeammate('email');
}

/**
 * Two may want the same address at the same moment: the database lets one have it. Links for a new password that lie in the mailbox
 * of the earlier address end, and sign-ins that began with it.
 */
async function setEmail(
  { auth }: TeamContext,
  userId: string,
  { email, isVerified }: { email: string; isVerified: boolean },
): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await inOneTransaction(auth, async () => {
    await internalAdapter.updateUser(userId, { email, emailVerified: isVerified, pendingEmail: null });
    await forgetChallenges(auth, userId);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? alreadyTeammate('email') : error;
  });
}
