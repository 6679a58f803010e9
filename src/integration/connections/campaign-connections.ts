import { getCampaignById } from '../../campaigns/find-campaign.ts';
import type { Database } from '../../database/database.ts';
import { selectCampaignKind } from './campaign-environment-store.ts';
import { chooseConnection } from './choose-connection.ts';
import type { Connection } from './connection.ts';
import type { CrmContext } from './crm-context.ts';
import { findCampaignProvider } from './find-campaign-provider.ts';
import { listConnections } from './find-connection.ts';

/** Where a campaign works now, and of which kind the workspace has connections: the one in use, else the last there was. */
export type CampaignConnections = {
  /** the CRM that the campaign works with */
  provider: string;
  /** the kind the campaign is bound to; null while it was never bound */
  bound: boolean | null;
  current: Connection | null;
  real: Connection | null;
  practice: Connection | null;
};

/** @throws Refusal not_found for an unknown campaign */
export async function findCampaignConnections(
  context: CrmContext,
  db: Database,
  workspaceId: string,
  campaignId: string,
): Promise<CampaignConnections> {
  await getCampaignById(db, workspaceId, campaignId);
  const { name: provider } = await findCampaignProvider(context, db, { workspaceId, campaignId });
  const connections = await listConnections(db, workspaceId, provider);
  const bound = await selectCampaignKind(db, { workspaceId, provider, campaignId });
  return {
    provider,
    bound,
    current: chooseConnection(connections, bound),
    real: chooseConnection(connections, false),
    practice: chooseConnection(connections, true),
  };
}
