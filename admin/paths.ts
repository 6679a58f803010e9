/** Every address of the admin app. Links and routes are built from this map; the router checks the parameters. */
export const paths = {
  home: '/',
  firstVisit: '/setup',
  signIn: '/sign-in',
  dashboard: '/campaigns/$campaignId/dashboard',
  referrers: '/campaigns/$campaignId/referrers',
  leads: '/campaigns/$campaignId/leads',
  lead: '/campaigns/$campaignId/leads/$leadId',
  rewards: '/campaigns/$campaignId/rewards',
  settings: '/campaigns/$campaignId/settings',
  general: '/campaigns/$campaignId/settings/general',
  rewardRules: '/campaigns/$campaignId/settings/rewards',
  integrations: '/campaigns/$campaignId/settings/integrations',
  crm: '/campaigns/$campaignId/settings/integrations/crm',
  apiAndWebhooks: '/campaigns/$campaignId/settings/integrations/api',
} as const;

/** Addresses that the server answers itself, outside the app. */
export const serverPaths = {
  docs: '/docs',
  openapi: '/api/v1/openapi.json',
  stream: '/api/v1/stream',
  /** Begins the OAuth dance; Intercom's answer comes back to the CRM tab of this campaign. */
  connectIntercom: (campaignId: string) => `/oauth/intercom/start?campaign_id=${encodeURIComponent(campaignId)}`,
};
