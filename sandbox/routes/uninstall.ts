import { uninstallApp } from '../actions/authorize-app.ts';
import type { ApiRoute } from '../http/api-route.ts';

/** `POST /auth/uninstall` (reference 2.6). The answer's body is assumed to be empty JSON. */
export const uninstallRoutes: ApiRoute[] = [
  {
    method: 'POST',
    url: '/auth/uninstall',
    scopes: [],
    answer: ({ app, workspace }, sandbox) => {
      uninstallApp(sandbox, app, workspace);
      return {};
    },
  },
];
