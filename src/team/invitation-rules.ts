import { roleOf } from './roles.ts';

/** An invitation as it is stored: the sign-in library calls what was revoked `canceled`. @param inviterRole of the one who invited, now */
export type StoredInvitation = { status: string; expiresAt: Date; inviterRole: string | null };

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

/** Whether a link of an invitation still opens, or why it does not: it opens no more than its maker may. */
export function stateOfInvitation({ status, expiresAt, inviterRole }: StoredInvitation, now: Date): InvitationState {
  if (status === 'accepted') return 'accepted';
  if (status !== 'pending' || roleOf(inviterRole) !== 'owner') return 'revoked';
  return expiresAt > now ? 'open' : 'expired';
}

/** How long the link of an invitation is good for. */
export const invitationDays = 7;

/** Of a link that no longer opens this long is known why. */
export const forgottenAfterDays = 30;
