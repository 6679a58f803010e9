import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { presentTeam } from '../presenters/team.ts';

/** @assumed 2.5: Teams are read with the permission Read admins. */
const read = { scopes: ['read_admins'] as Scope[], refusal: 403 as const };

/** Teams (reference 10). */
export const teamRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/teams',
    ...read,
    answer: ({ workspace }) => ({ type: 'team.list', teams: workspace.teams.map(presentTeam) }),
  },
  {
    method: 'GET',
    url: '/teams/:id',
    ...read,
    answer: ({ workspace, param }) => {
      const team = workspace.teams.find((one) => one.id === param('id'));
      // @documented 11: An unknown team answers 404 team_not_found "Team not found".
      if (team === undefined) throw new IntercomError(404, 'team_not_found', 'Team not found');
      return presentTeam(team);
    },
  },
];
