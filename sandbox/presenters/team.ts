import type { Team } from '../entities/team.ts';

/** @documented 10: A team names its teammates by number, and how conversations are handed out. */
export const presentTeam = (team: Team) => ({
  type: 'team',
  id: team.id,
  name: team.name,
  admin_ids: team.adminIds.map(Number),
  distribution_method: team.distributionMethod,
  ...(team.distributionMethod === 'load_balanced' ? { assignment_limit: team.assignmentLimit } : {}),
});
