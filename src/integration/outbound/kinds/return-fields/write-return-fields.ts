import { findCampaignProvider } from '../../../connections/find-campaign-provider.ts';
import type { Slice } from '../../../../platform/jobs/work/slice.ts';
import type { StepEnd, Work } from '../../../../platform/jobs/work/resumable-work.ts';
import { findConnectionOf } from '../../../connections/find-connection.ts';
import { GivenUp, withClient } from '../../../connections/with-client.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { findSettings } from '../../../settings/find-settings.ts';
import { claimReturns, type ClaimedReturn, type ReadyCampaign } from './claim-returns.ts';
import { gatherMs, returnFieldsKind, type ReturnFieldsKey } from './mark-stale.ts';
import {
  deleteMarks,
  hasMarks,
  selectMarkedCampaigns,
  selectOverdueWorkspaces,
  deleteRepeatedMarks,
} from './mark-store.ts';
import { chosenReturnFields } from './plan-return-fields.ts';
import { sendClaimed } from './send-claimed.ts';

/** Marks that old have lost their job. */
const neglectedMs = 30_000;

/**
 * Brings what the contacts of referrers say up to date, campaign by campaign, as fast as the limit of the connection
 * allows. The marks are the list of work.
 */
export function writeReturnFields(context: CrmContext): Work<ReturnFieldsKey, readonly ReturnCampaign[]> {
  return {
    kind: returnFieldsKind,
    load: async ({ workspaceId }) => {
      const campaignIds = await selectMarkedCampaigns(context.db, workspaceId);
      return campaignIds.length > 0 ? campaignIds.map((campaignId) => ({ workspaceId, campaignId })) : undefined;
    },
    step: (campaigns, slice) => writeCampaigns(context, campaigns, slice),
    findOpen: async (now) => {
      const workspaceIds = await selectOverdueWorkspaces(context.db, new Date(now.getTime() - neglectedMs));
      return workspaceIds.map((workspaceId) => ({ workspaceId }));
    },
  };
}

type ReturnCampaign = { workspaceId: string; campaignId: string };

/** At least some of each campaign, so that none waits for the end of another. */
async function writeCampaigns(
  context: CrmContext,
  campaigns: readonly ReturnCampaign[],
  slice: Slice,
): Promise<StepEnd> {
  let isLeft = false;
  for (const { workspaceId, campaignId } of campaigns) {
    // another process continues
    if (slice.signal.aborted) return 'more';
    const campaign = await prepare(context, workspaceId, campaignId);
    if (campaign && (await writeCampaign(context, campaign, slice))) isLeft = true;
  }
  if (!isLeft) return 'over';
  // else those that are left rest, or may get company
  return slice.isOver() ? 'more' : { at: new Date(context.clock.now().getTime() + gatherMs) };
}

/** @returns whether there is more to come */
async function writeCampaign(context: CrmContext, campaign: ReadyCampaign, slice: Slice): Promise<boolean> {
  let hasBegun = false;
  await sendClaimed(context, campaign, slice, async () => {
    if (hasBegun && slice.isOver()) return [];
    hasBegun = true;
    return claimSome(context, campaign, slice);
  });
  return hasMarks(context.db, campaign.workspaceId, campaign.campaignId);
}

/** Those whose contact says everything already need no write, but there may be others behind them. */
async function claimSome(
  context: CrmContext,
  campaign: ReadyCampaign,
  slice: Slice,
): Promise<readonly ClaimedReturn[]> {
  for (;;) {
    const { taken, claimed } = await claimReturns(context, campaign);
    if (taken === 0 || claimed.length > 0) return claimed;
    if (slice.isOver()) return [];
  }
}

/** Null when nothing of this campaign can be written now. */
async function prepare(context: CrmContext, workspaceId: string, campaignId: string): Promise<ReadyCampaign | null> {
  const { name: provider } = await findCampaignProvider(context, context.db, { workspaceId, campaignId });
  const saved = await findSettings(context.db, { workspaceId, campaignId, provider, tab: 'referrers' });
  const fields = chosenReturnFields(saved);
  if (!fields) {
    await deleteMarks(context.db, workspaceId, campaignId);
    return null;
  }
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  if (connection?.state !== 'Connected') {
    await deleteRepeatedMarks(context.db, workspaceId, campaignId);
    return null;
  }
  try {
    const attributes = await withClient(context, connection, { backOff: 'background' }, (client) =>
      context.attributes.attributesOf(connection.connection_id, client),
    );
    return { workspaceId, campaignId, connection, fields, settingsVersion: saved.version, attributes };
  } catch (error) {
    if (error instanceof GivenUp && error.because === 'connection') return null;
    throw error;
  }
}
