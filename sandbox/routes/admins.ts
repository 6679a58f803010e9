import { setAway } from '../actions/set-away.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { presentAdmin, presentListedAdmin } from '../presenters/admin.ts';

/** Teammates, the bot among them (reference 10). */
export const adminRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/admins',
    scopes: ['read_admins'],
    refusal: 403,
    known: { query: ['display_avatar'] },
    // @assumed 10: Admins have no picture here, so display_avatar answers an avatar of null.
    answer: ({ workspace, query }) => ({
      type: 'admin.list',
      admins: workspace.admins.map((admin) => ({
        ...presentListedAdmin(admin, workspace),
        ...(query['display_avatar'] === 'true' ? { avatar: null } : {}),
      })),
    }),
  },
  {
    method: 'GET',
    url: '/admins/:id',
    scopes: ['read_one_admin', 'read_admins'],
    refusal: 403,
    answer: ({ workspace, param }) => {
      const admin = workspace.admins.find((one) => one.id === param('id'));
      // @documented 10: An unknown admin answers 404 admin_not_found "Admin not found".
      if (admin === undefined) throw new IntercomError(404, 'admin_not_found', 'Admin not found');
      return presentAdmin(admin, workspace);
    },
  },
  {
    method: 'PUT',
    url: '/admins/:id/away',
    scopes: ['update_admins'],
    refusal: 403,
    known: { body: ['away_mode_enabled', 'away_mode_reassign', 'away_status_reason_id'] },
    answer: ({ workspace, param, body }, sandbox) =>
      presentAdmin(setAway(sandbox, workspace, param('id'), body), workspace),
  },
];
