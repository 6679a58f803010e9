import { notFound, refuse } from '../platform/refusal.ts';
import { lockTeammates, updateRole, type TeammateRow } from './member-store.ts';
import { roleOf, whyStaysOwner, type Role } from './roles.ts';
import { recordSafetyIn, type Person, type TeamContext } from './team-context.ts';

/**
 * Gives a teammate another role. Of two owners who demote each other at the same moment, one stays.
 * @throws Refusal not_found, last_owner; owner_only when the person was demoted meanwhile
 */
export async function changeRole(
  context: TeamContext,
  person: Person,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  const { workspaceId } = person;
  await context.db.transaction().execute(async (trx) => {
    const team = await lockTeammates(trx, workspaceId);
    ensureStillOwner(team, person.userId);
    const teammate = team.find(({ id }) => id === userId);
    if (!teammate) throw notFound('teammate');
    const before = roleOf(teammate.role);
    if (before === role) return;
    if (role !== 'owner') ensureOwnerLeft(team, userId);
    await updateRole(trx, workspaceId, userId, role);
    await recordSafetyIn(trx, context, person, 'teammate.role_changed', { user_id: userId, from: before, to: role });
  });
}

/** @throws Refusal owner_only: what the request was allowed by may have ended while it waited */
export function ensureStillOwner(team: readonly TeammateRow[], userId: string): void {
  if (team.some(({ id, role }) => id === userId && roleOf(role) === 'owner')) return;
  throw refuse('owner_only', 'You are no longer an owner of this team.');
}

/** @throws Refusal last_owner */
export function ensureOwnerLeft(team: readonly TeammateRow[], userId: string): void {
  const owners = team.filter(({ role }) => roleOf(role) === 'owner').map(({ id }) => id);
  const problem = whyStaysOwner(userId, owners);
  if (problem) throw refuse('last_owner', problem);
}
