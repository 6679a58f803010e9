import { refuse } from '../platform/refusal.ts';
import { findMembershipOf, findWorkspaceOf } from './find-caller.ts';
import { findInvitationRow } from './find-invitation.ts';
import { stateOfInvitation, type InvitationState } from './invitation-rules.ts';
import { alreadyTeammate } from './invite-teammate.ts';
import { inOneTransaction } from './library-transaction.ts';
import { ensureGoodPassword } from './password-rules.ts';
import { recordSafety, type TeamContext } from './team-context.ts';

const whyOver: Record<Exclude<InvitationState, 'open'> | 'unknown', string> = {
  accepted: 'This invitation was accepted already: sign in, or ask an owner of the team for a new link.',
  revoked: 'This invitation was revoked: ask an owner of the team for a new one.',
  expired: 'This invitation has expired: ask an owner of the team for a new one.',
  unknown: 'This link is not complete, or too old: ask an owner of the team for a new one.',
};

const over = (state: keyof typeof whyOver) => refuse('invitation_over', whyOver[state]);

/**
 * Makes the account of an invited person. Of two who open the same link one becomes the teammate.
 * @returns the address to sign in with
 * @throws Refusal invitation_over; invalid_input when the password is too easy or the address belongs to a teammate
 */
export async function acceptInvitation(
  context: TeamContext,
  { secret, name, password, address }: { secret: string; name: string; password: string; address: string },
): Promise<{ email: string }> {
  const { auth, db, clock } = context;
  const found = await findInvitationRow(db, secret);
  if (!found) throw over('unknown');
  const state = stateOfInvitation(found, clock.now());
  if (state !== 'open') throw over(state);
  const { id, email, role, workspaceId, inviterId } = found;
  ensureGoodPassword(password, email, 'password');
  const { adapter, internalAdapter, password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  const userId = await inOneTransaction(auth, async () => {
    const claimed = await adapter.updateMany({
      model: 'invitation',
      where: [
        { field: 'id', value: id },
        { field: 'status', value: 'pending' },
      ],
      update: { status: 'accepted' },
    });
    if (claimed !== 1) throw await whyNotClaimed(context, secret);
    await ensureInvitedByOwner(auth, inviterId);
    const known = await internalAdapter.findUserByEmail(email);
    if (known) {
      if (await findWorkspaceOf(auth, known.user.id)) throw alreadyTeammate('password');
      await internalAdapter.deleteUser(known.user.id);
    }
    // the link was sent to the address, or handed over by an owner who named it
    const user = await internalAdapter.createUser({ name, email, emailVerified: false }, { method: 'email-password' });
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: hash,
    });
    const createdAt = clock.now();
    await adapter.create({ model: 'member', data: { organizationId: workspaceId, userId: user.id, role, createdAt } });
    return user.id;
  });
  const actor = { kind: 'user', id: userId, name } as const;
  await recordSafety(context, { workspaceId, actor, address }, 'invitation.accepted', { invitation_id: id, role });
  return { email };
}

/** Another did something with it since it was read. */
async function whyNotClaimed({ db, clock }: TeamContext, secret: string) {
  const found = await findInvitationRow(db, secret);
  const state = found ? stateOfInvitation(found, clock.now()) : 'unknown';
  return over(state === 'open' ? 'unknown' : state);
}

/** Asked once more behind the lock of the claimed row, for which a demotion waits. @throws Refusal invitation_over */
async function ensureInvitedByOwner(auth: TeamContext['auth'], inviterId: string): Promise<void> {
  const inviter = await findMembershipOf(auth, inviterId);
  if (inviter?.role !== 'owner') throw over('revoked');
}
