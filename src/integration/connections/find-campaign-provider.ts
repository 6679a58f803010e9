import type { Database } from '../../database/database.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import type { Providers } from '../provider/providers.ts';
import { selectCampaignProvider } from './campaign-environment-store.ts';

/**
 * The CRM that a campaign works with: the one it was pinned to last, else that of the workspace's latest connection,
 * else the first of the installation.
 */
export async function findCampaignProvider(
  { providers }: { providers: Providers },
  db: Database,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
): Promise<CrmProvider> {
  const [first, ...others] = providers.all;
  if (others.length === 0) return first;
  const name = await selectCampaignProvider(db, workspaceId, campaignId);
  return (name === null ? null : providers.find(name)) ?? first;
}
