import { newId } from '../platform/id/id.ts';
import { refuse } from '../platform/refusal.ts';
import { asOwner } from './as-owner.ts';
import { invitationDays } from './invitation-rules.ts';
import { insertInvitation, revokeInvitations } from './invitation-store.ts';
import { hashOfSecret, newLinkSecret } from './link-secret.ts';
import type { Role } from './roles.ts';
import { recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/** An invitation that was just made. @param secret for its link; it is not stored */
export type MadeInvitation = { id: string; secret: string; expiresAt: Date };

/**
 * Invites an address to the team. An earlier invitation of it that waits is revoked: one link opens at a time.
 * @throws Refusal invalid_input when the address belongs to a teammate; owner_only when the person was demoted meanwhile
 */
export async function inviteTeammate(
  context: TeamContext,
  person: Person,
  { email, role }: { email: string; role: Role },
): Promise<MadeInvitation> {
  const { workspaceId } = person;
  const address = email.toLowerCase();
  const secret = newLinkSecret();
  const id = newId();
  const createdAt = context.clock.now();
  const expiresAt = new Date(createdAt.getTime() + invitationDays * 86_400_000);
  await asOwner(context, person, async (trx, team) => {
    if (team.some((teammate) => teammate.email.toLowerCase() === address)) throw alreadyTeammate('email');
    const revoked = await revokeInvitations(trx, { workspaceId, email: address });
    for (const earlier of revoked) {
      const facts = { invitation_id: earlier, reason: 'invited_again' };
      await recordSafetyIn(trx, context, person, 'invitation.revoked', facts);
    }
    const tokenHash = hashOfSecret(secret);
    const row = { id, workspaceId, email: address, role, tokenHash, inviterId: person.userId, createdAt, expiresAt };
    await insertInvitation(trx, row);
    await recordSafetyIn(trx, context, person, 'invitation.created', { invitation_id: id, role });
  });
  return { id, secret, expiresAt };
}

export function alreadyTeammate(path: string) {
  const message = 'This address belongs to a teammate already.';
  return refuse('invalid_input', message, [{ path, message }]);
}
