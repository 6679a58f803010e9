/** A campaign and the CRM that it works with. */
export type IntegrationKey = { workspaceId: string; campaignId: string; provider: string };

/** Its columns, by which tables of the integration are keyed. */
export const integrationColumns = ({ workspaceId, campaignId, provider }: IntegrationKey) => ({
  workspace_id: workspaceId,
  campaign_id: campaignId,
  provider,
});
