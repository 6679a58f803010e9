import type { Transaction } from '../database/database.ts';
import { refuse } from '../platform/refusal.ts';
import { lockTeammates, type TeammateRow } from './member-store.ts';
import { roleOf } from './roles.ts';
import type { Person, TeamContext } from './team-context.ts';

/**
 * Does in one transaction what only an owner may, while no one's role changes. The route asked for the role when the request came;
 * since then the person may have been demoted or removed, and what they made then would outlive that.
 * @param act is given the team as it is now @throws Refusal owner_only
 */
export function asOwner<Result>(
  { db }: Pick<TeamContext, 'db'>,
  { workspaceId, userId }: Person,
  act: (trx: Transaction, team: readonly TeammateRow[]) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    const team = await lockTeammates(trx, workspaceId);
    if (!team.some(({ id, role }) => id === userId && roleOf(role) === 'owner')) {
      throw refuse('owner_only', 'You are no longer an owner of this team.');
    }
    return act(trx, team);
  });
}
