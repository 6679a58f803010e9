import type { IntercomHosts } from '../../config/settings.ts';

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
export function apiUrlOf(hosts: IntercomHosts, region: string): string {
  return hosts.apiUrl ?? apiHosts[region] ?? apiHosts['US']!;
}

/** Where teammates of a workspace work. */
export function appUrlOf(hosts: IntercomHosts, region: string): string {
  if (hosts.appUrl !== appHosts['US']) return hosts.appUrl;
  return appHosts[region] ?? hosts.appUrl;
}
