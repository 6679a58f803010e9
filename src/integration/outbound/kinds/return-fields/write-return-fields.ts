import { findConnectionOf } from '../../../connections/find-connection.ts';
import { createClient } from '../../../connections/create-client.ts';
import { reportAttention } from '../../../connections/report-attention.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { CrmError } from '../../../provider/crm-error.ts';
import { findSettings } from '../../../settings/find-settings.ts';
import { claimReturns, type ClaimedReturn, type ReadyCampaign } from './claim-returns.ts';
import { gatherMs, returnFieldsJob } from './mark-stale.ts';
import { deleteMarks, hasMarks, selectMarkedCampaigns, selectOverdueWorkspaces, dedupeStale } from './mark-store.ts';
import { chosenReturnFields } from './plan-return-fields.ts';
import { sendClaimed } from './send-claimed.ts';

/** A job works for this long and hands over, so that a worker that is asked to stop is not held up. */
const sliceMs = 6_000;
/** Marks that old have lost their job. */
const neglectedMs = 30_000;

/**
 * Brings what the contacts of referrers say up to date, campaign by campaign, as fast as the limit of the connection
 * allows. The marks are the list of work: this may be called too often, twice at once, or again after a crash.
 */
export async function writeReturnFields(context: CrmContext, { workspaceId }: { workspaceId: string }): Promise<void> {
  const until = Date.now() + sliceMs;
  let isLeft = false;
  for (const campaignId of await selectMarkedCampaigns(context.db, workspaceId)) {
    if (context.jobs.stopping.aborted) {
      // the job that is sent at the end is another process's
      isLeft = true;
      break;
    }
    const campaign = await prepare(context, workspaceId, campaignId);
    if (campaign && (await writeCampaign(context, campaign, until))) isLeft = true;
  }
  if (!isLeft) return;
  const startAfter = new Date(context.clock.now().getTime() + (Date.now() < until ? gatherMs : 0));
  await context.db.transaction().execute(async (trx) => {
    await context.jobs.send(trx, returnFieldsJob, { workspaceId }, { groupId: workspaceId, startAfter });
  });
}

/** At least some of each campaign, so that none waits for the end of another. @returns whether there is more to come */
async function writeCampaign(context: CrmContext, campaign: ReadyCampaign, until: number): Promise<boolean> {
  let hasBegun = false;
  await sendClaimed(context, campaign, async () => {
    if (hasBegun && Date.now() >= until) return [];
    hasBegun = true;
    return claimSome(context, campaign, until);
  });
  return hasMarks(context.db, campaign.workspaceId, campaign.campaignId);
}

/** Those whose contact says everything already need no write, but there may be others behind them. */
async function claimSome(
  context: CrmContext,
  campaign: ReadyCampaign,
  until: number,
): Promise<readonly ClaimedReturn[]> {
  for (;;) {
    const { taken, claimed } = await claimReturns(context, campaign);
    if (taken === 0 || claimed.length > 0) return claimed;
    if (Date.now() >= until || context.jobs.stopping.aborted) return [];
  }
}

/** Null when nothing of this campaign can be written now. */
async function prepare(context: CrmContext, workspaceId: string, campaignId: string): Promise<ReadyCampaign | null> {
  const { name: provider } = context.provider;
  const saved = await findSettings(context.db, { workspaceId, campaignId, provider, tab: 'referrers' });
  const fields = chosenReturnFields(saved);
  if (!fields) {
    await deleteMarks(context.db, workspaceId, campaignId);
    return null;
  }
  const connection = await findConnectionOf(context.db, workspaceId, provider, campaignId);
  if (connection?.state !== 'Connected') {
    await dedupeStale(context.db, workspaceId, campaignId);
    return null;
  }
  try {
    const attributes = await context.attributes.attributesOf(
      connection.connection_id,
      createClient(context, connection),
    );
    return { workspaceId, campaignId, connection, fields, settingsVersion: saved.version, attributes };
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    if (error.failure !== 'reconnect') throw error;
    const attention = error.attention ?? 'token_revoked';
    await context.db.transaction().execute((trx) => reportAttention(context, trx, connection, attention));
    return null;
  }
}

/** The net below the jobs: for marks whose job was lost. */
export async function wakeReturnFields(context: CrmContext): Promise<void> {
  const before = new Date(context.clock.now().getTime() - neglectedMs);
  const neglected = await selectOverdueWorkspaces(context.db, before);
  await context.db.transaction().execute(async (trx) => {
    for (const workspaceId of neglected) {
      await context.jobs.send(trx, returnFieldsJob, { workspaceId }, { groupId: workspaceId });
    }
  });
}
