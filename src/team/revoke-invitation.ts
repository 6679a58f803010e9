import { notFound } from '../platform/refusal.ts';
import { asOwner } from './as-owner.ts';
import { revokeInvitations } from './invitation-store.ts';
import { recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/**
 * Ends an invitation that waits: its link no longer opens.
 * @throws Refusal not_found when none of that id waits; owner_only when the person was demoted meanwhile
 */
export async function revokeInvitation(context: TeamContext, person: Person, id: string): Promise<void> {
  await asOwner(context, person, async (trx) => {
    const revoked = await revokeInvitations(trx, { workspaceId: person.workspaceId, id });
    if (revoked.length === 0) throw notFound('invitation');
    await recordSafetyIn(trx, context, person, 'invitation.revoked', { invitation_id: id, reason: 'revoked' });
  });
}
