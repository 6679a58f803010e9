import type { ApiRoute } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { presentAdmin } from '../presenters/admin.ts';

/** `GET /admins` lists the bot as well; recorded (reference 10). */
export const adminRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/admins',
    scopes: ['read_admins'],
    refusal: 403,
    answer: ({ workspace }) => ({ type: 'admin.list', admins: workspace.admins.map(presentAdmin) }),
  },
  {
    method: 'GET',
    url: '/admins/:id',
    scopes: ['read_one_admin', 'read_admins'],
    refusal: 403,
    answer: ({ workspace, param }) => {
      const admin = workspace.admins.find((one) => one.id === param('id'));
      if (admin === undefined) throw new IntercomError(404, 'admin_not_found', 'Admin not found'); // text assumed
      return presentAdmin(admin);
    },
  },
];
