import { appUrlOf } from '../api/region.ts';
import type { OauthApp } from '../apps/intercom-app.ts';

export const callbackPath = '/oauth/intercom/callback';

/** Intercom's page with `Authorize access`. Permissions are set in the Developer Hub, none are requested here (reference 2.2). */
export function authorizeUrl(app: OauthApp, publicUrl: string, state: string): string {
  const url = new URL('/oauth', appUrlOf(app.hosts, app.region));
  url.searchParams.set('client_id', app.clientId);
  url.searchParams.set('state', state);
  url.searchParams.set('redirect_uri', publicUrl + callbackPath);
  return url.toString();
}
