import type { IntercomAppSettings } from '../../config/settings.ts';

/** Hosts by the region that /me names (reference 1). The US host forwards, so an unknown region still works. */
const apiHosts: Record<string, string> = {
  US: 'https://api.intercom.io',
  EU: 'https://api.eu.intercom.io',
  AU: 'https://api.au.intercom.io',
};
const appHosts: Record<string, string> = {
  US: 'https://app.intercom.com',
  EU: 'https://app.eu.intercom.com',
  AU: 'https://app.au.intercom.com',
};

/** Where the API of a workspace is. One address for all regions wins when it is set. */
export function apiUrlOf(app: IntercomAppSettings | null, region: string): string {
  return app?.apiUrl ?? apiHosts[region] ?? apiHosts['US']!;
}

/** Where teammates of a workspace work. */
export function appUrlOf(app: IntercomAppSettings | null, region: string): string {
  if (app && app.appUrl !== appHosts['US']) return app.appUrl;
  return appHosts[region] ?? appHosts['US']!;
}
