import { uninstallApp } from '../actions/authorize-app.ts';
import type { ApiRoute } from '../http/api-route.ts';

/**
 * `POST /auth/uninstall`.
 * @documented 2.6: An app uninstalls itself by POST /auth/uninstall with its token.
 * @assumed 2.6: The answer to POST /auth/uninstall is an empty object.
 */
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
