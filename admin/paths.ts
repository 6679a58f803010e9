/** Every address of the admin app. Links and routes are built from this map; the router checks the parameters. */
export const paths = {
  home: '/',
  firstVisit: '/setup',
  signIn: '/sign-in',
  account: '/account',
  invitation: '/invitation',
  newPassword: '/new-password',
  confirmEmail: '/confirm-email',
  dashboard: '/campaigns/$campaignId/dashboard',
  referrers: '/campaigns/$campaignId/referrers',
  uploadReferrers: '/campaigns/$campaignId/referrers/upload',
  syncReferrers: '/campaigns/$campaignId/referrers/sync',
  imports: '/campaigns/$campaignId/referrers/imports',
  import: '/campaigns/$campaignId/referrers/imports/$importId',
  onboard: '/campaigns/$campaignId/onboard',
  leads: '/campaigns/$campaignId/leads',
  lead: '/campaigns/$campaignId/leads/$leadId',
  rewards: '/campaigns/$campaignId/rewards',
  reward: '/campaigns/$campaignId/rewards/$rewardId',
  settings: '/campaigns/$campaignId/settings',
  general: '/campaigns/$campaignId/settings/general',
  rewardRules: '/campaigns/$campaignId/settings/rewards',
  team: '/campaigns/$campaignId/settings/team',
  personalData: '/campaigns/$campaignId/settings/personal-data',
  erasure: '/campaigns/$campaignId/settings/personal-data/$erasureId',
  integrations: '/campaigns/$campaignId/settings/integrations',
  crm: '/campaigns/$campaignId/settings/integrations/crm',
  connection: '/campaigns/$campaignId/settings/integrations/crm/connection',
  panel: '/campaigns/$campaignId/settings/integrations/crm/panel',
  intercomApp: '/campaigns/$campaignId/settings/integrations/crm/app',
  syncHealth: '/campaigns/$campaignId/settings/integrations/crm/sync-health',
  differences: '/campaigns/$campaignId/settings/integrations/crm/sync-health/differences',
  outageReport: '/campaigns/$campaignId/settings/integrations/crm/sync-health/outages/$outageId',
  deliveries: '/campaigns/$campaignId/settings/integrations/crm/deliveries',
  alerts: '/campaigns/$campaignId/settings/integrations/crm/alerts',
  apiAndWebhooks: '/campaigns/$campaignId/settings/integrations/api',
} as const;

/** Addresses of earlier versions, which bookmarks and old messages still hold. The router leads on from them. */
export const earlierPaths = {
  connections: '/campaigns/$campaignId/settings/integrations/crm/connections',
  deliveries: '/campaigns/$campaignId/settings/crm/deliveries',
  differences: '/campaigns/$campaignId/settings/integrations/crm/differences',
  outageReport: '/campaigns/$campaignId/settings/integrations/crm/recovered/$outageId',
} as const;

/** Addresses that the server answers itself, outside the app. */
export const serverPaths = {
  docs: '/docs',
  openapi: '/api/v1/openapi.json',
  stream: '/api/v1/stream',
  /** A small example of a CSV file to upload. */
  exampleCsv: '/api/v1/imports/example.csv',
  /** The people of an import as a CSV file. */
  importRows: (importId: string, filters: Record<string, string>) =>
    `/api/v1/imports/${encodeURIComponent(importId)}/rows.csv?${new URLSearchParams(filters).toString()}`,
  /** The delivery log as a CSV file. */
  deliveriesCsv: (filters: Record<string, string>) =>
    `/api/v1/deliveries.csv?${new URLSearchParams(filters).toString()}`,
  /** What a list shows, all of it, as a CSV file. */
  listCsv: (list: 'leads' | 'referrers' | 'rewards', filters: Record<string, string>) =>
    `/api/v1/${list}.csv?${new URLSearchParams(filters).toString()}`,
  /** What the last full check found different, as a CSV file. */
  differencesCsv: (connectionId: string, filters: Record<string, string | undefined>) =>
    `/api/v1/connections/${encodeURIComponent(connectionId)}/drift.csv?${new URLSearchParams(
      Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ).toString()}`,
  /** Starts OAuth; Intercom redirects back to the CRM tab of this campaign. */
  connectIntercom: (campaignId: string, kind: 'real' | 'practice') =>
    `/oauth/intercom/start?campaign_id=${encodeURIComponent(campaignId)}&kind=${kind}`,
};
