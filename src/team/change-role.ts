import { notFound, refuse } from '../platform/refusal.ts';
import { asOwner } from './as-owner.ts';
import { endLinksOf } from './end-links.ts';
import { updateRole, type TeammateRow } from './member-store.ts';
import { roleOf, whyStaysOwner, type Role } from './roles.ts';
import { recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/**
 * Gives a teammate another role. With the role of an owner end the invitations and links for new passwords that they made. Of two
 * owners who demote each other at the same moment, one stays.
 * @throws Refusal not_found, last_owner; owner_only when the person was demoted meanwhile
 */
export async function changeRole(
  context: TeamContext,
  person: Person,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  await asOwner(context, person, async (trx, team) => {
    const teammate = team.find(({ id }) => id === userId);
    if (!teammate) throw notFound('teammate');
    const before = roleOf(teammate.role);
    if (before === role) return;
    if (role !== 'owner') ensureOwnerLeft(team, userId);
    await updateRole(trx, person.workspaceId, userId, role);
    const ended = role === 'owner' ? {} : await endLinksOf(trx, context, person, userId, 'inviter_demoted');
    const facts = { user_id: userId, from: before, to: role, ...ended };
    await recordSafetyIn(trx, context, person, 'teammate.role_changed', facts);
  });
}

/** @throws Refusal last_owner */
export function ensureOwnerLeft(team: readonly TeammateRow[], userId: string): void {
  const owners = team.filter(({ role }) => roleOf(role) === 'owner').map(({ id }) => id);
  const problem = whyStaysOwner(userId, owners);
  if (problem) throw refuse('last_owner', problem);
}
