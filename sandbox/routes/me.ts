import type { ApiRoute } from '../http/api-route.ts';
import { tokenInvalid } from '../http/intercom-error.ts';
import { presentMe } from '../presenters/admin.ts';

/** `GET /me` (reference 2.4). */
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
