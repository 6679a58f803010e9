import type { ApiRoute } from '../http/api-route.ts';
import { tokenInvalid } from '../http/intercom-error.ts';
import { presentMe } from '../presenters/admin.ts';

/** @documented 2.4: GET /me names the admin who authorised the token, the workspace, its region and time zone; it needs no permission. */
export const meRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/me',
    scopes: [],
    answer: ({ token, workspace }) => {
      const admin = workspace.admins.find((one) => one.id === token.adminId);
      if (admin === undefined) throw tokenInvalid();
      return presentMe(admin, workspace);
    },
  },
];
