/** Every address of the admin app. Links and routes are built from this map; the router checks the parameters. */
export const paths = {
  home: '/',
  firstVisit: '/setup',
  signIn: '/sign-in',
  dashboard: '/campaigns/$campaignId/dashboard',
  referrers: '/campaigns/$campaignId/referrers',
  uploadReferrers: '/campaigns/$campaignId/referrers/upload',
  syncReferrers: '/campaigns/$campaignId/referrers/sync',
  imports: '/campaigns/$campaignId/referrers/imports',
  import: '/campaigns/$campaignId/referrers/imports/$importId',
  leads: '/campaigns/$campaignId/leads',
  lead: '/campaigns/$campaignId/leads/$leadId',
  rewards: '/campaigns/$campaignId/rewards',
  settings: '/campaigns/$campaignId/settings',
  general: '/campaigns/$campaignId/settings/general',
  rewardRules: '/campaigns/$campaignId/settings/rewards',
  integrations: '/campaigns/$campaignId/settings/integrations',
  crm: '/campaigns/$campaignId/settings/integrations/crm',
  intercomApp: '/campaigns/$campaignId/settings/integrations/crm/app',
  deliveries: '/campaigns/$campaignId/settings/crm/deliveries',
  differences: '/campaigns/$campaignId/settings/integrations/crm/differences',
  gapReport: '/campaigns/$campaignId/settings/integrations/crm/recovered/$gapId',
  apiAndWebhooks: '/campaigns/$campaignId/settings/integrations/api',
} as const;

/** Addresses that the server answers itself, outside the app. */
export const serverPaths = {
  docs: '/docs',
  openapi: '/api/v1/openapi.json',
  stream: '/api/v1/stream',
  /** A small CSV file as we like them. */
  exampleCsv: '/api/v1/imports/example.csv',
  /** The people of an import as a CSV file. */
  importRows: (importId: string, filters: Record<string, string>) =>
    `/api/v1/imports/${encodeURIComponent(importId)}/rows.csv?${new URLSearchParams(filters).toString()}`,
  /** The delivery log as a CSV file. */
  deliveriesCsv: (filters: Record<string, string>) =>
    `/api/v1/deliveries.csv?${new URLSearchParams(filters).toString()}`,
  /** What the last full check found different, as a CSV file. */
  differencesCsv: (connectionId: string, filters: Record<string, string | undefined>) =>
    `/api/v1/connections/${encodeURIComponent(connectionId)}/drift.csv?${new URLSearchParams(
      Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ).toString()}`,
  /** Begins the OAuth dance; Intercom's answer comes back to the CRM tab of this campaign. */
  connectIntercom: (campaignId: string, kind: 'real' | 'practice') =>
    `/oauth/intercom/start?campaign_id=${encodeURIComponent(campaignId)}&kind=${kind}`,
};
