import type { Database } from '../../database/database.ts';
import type { CrmProvider } from '../provider/crm-provider.ts';
import type { Providers } from '../provider/providers.ts';
import { selectLatestProvider, selectPinnedProviders } from './campaign-environment-store.ts';

/**
 * The CRM that a campaign works with: the one it was pinned to last, else that of the workspace's latest connection,
 * else the first of the installation.
 */
export async function findCampaignProvider(
  context: { providers: Providers },
  db: Database,
  { workspaceId, campaignId }: { workspaceId: string; campaignId: string },
): Promise<CrmProvider> {
  return (await findCampaignProviders(context, db, workspaceId, [campaignId]))(campaignId);
}

/** The same for many campaigns, read at once. @returns what finds the CRM of one of them */
export async function findCampaignProviders(
  { providers }: { providers: Providers },
  db: Database,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<(campaignId: string) => CrmProvider> {
  const [first, ...others] = providers.all;
  if (others.length === 0) return () => first;
  const wanted = [...new Set(campaignIds)];
  const pinned = await selectPinnedProviders(db, workspaceId, wanted);
  const latest = pinned.size < wanted.length ? await selectLatestProvider(db, workspaceId) : null;
  return (campaignId) => {
    const name = pinned.get(campaignId) ?? latest;
    return (name === null ? null : providers.find(name)) ?? first;
  };
}
