/** Every public address that other code builds; the one place where a path is written. */
export const addresses = {
  joinPage: (slug: string) => `/c/${slug}`,
  joinedPage: (slug: string) => `/c/${slug}/joined`,
  referralLinkPage: (slug: string, token: string) => `/c/${slug}/invited?ref=${encodeURIComponent(token)}`,
  thankYouPage: (slug: string) => `/c/${slug}/thank-you`,
  crmSettings: (campaignId: string) => `/campaigns/${campaignId}/settings/integrations/crm`,
  /** with the secret behind a `#`: browsers neither send that nor tell other sites of it */
  invitation: (secret: string) => `/invitation#${secret}`,
  newPassword: (secret: string) => `/new-password#${secret}`,
  confirmEmail: (secret: string) => `/confirm-email#${secret}`,
} as const;
