import type { Transaction } from '../database/database.ts';
import { revokeInvitations } from './invitation-store.ts';
import { deleteResetLinksMadeBy } from './reset-link-store.ts';
import { recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/**
 * Ends what a teammate handed out as an owner: invitations that wait, and links for new passwords, of which they may have kept a
 * copy. API keys belong to the workspace and stay.
 * @returns how many links for new passwords ended, for the event of why they did
 */
export async function endLinksOf(
  trx: Transaction,
  context: TeamContext,
  person: Person,
  userId: string,
  reason: 'inviter_demoted' | 'inviter_removed',
): Promise<{ reset_links_ended?: number }> {
  const revoked = await revokeInvitations(trx, { workspaceId: person.workspaceId, inviterId: userId });
  for (const id of revoked) {
    await recordSafetyIn(trx, context, person, 'invitation.revoked', { invitation_id: id, reason });
  }
  const links = await deleteResetLinksMadeBy(trx, userId);
  return links > 0 ? { reset_links_ended: links } : {};
}
