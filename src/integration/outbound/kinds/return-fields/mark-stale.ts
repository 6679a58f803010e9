import { z } from 'zod';
import { workspaceOf, type NewEvent } from '../../../../history/history.ts';
import type { Transaction } from '../../../../database/database.ts';
import { defineWork, sendWork } from '../../../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { findCampaignProvider, findCampaignProviders } from '../../../connections/find-campaign-provider.ts';
import { findSettings, findSettingsOfTabs } from '../../../settings/find-settings.ts';
import { hasMarksSince, insertMarks, insertMarksOfLinked, type StaleReferrer } from './mark-store.ts';
import { chosenReturnFields } from './plan-return-fields.ts';

const keySchema = z.object({ workspaceId: z.uuid() });
export type ReturnFieldsKey = z.infer<typeof keySchema>;

/** Writes what is marked in a workspace. */
export const returnFieldsKind = defineWork({
  name: 'write-return-fields',
  key: keySchema,
  idOf: ({ workspaceId }) => workspaceId,
  concurrency: 2,
  perWorkspace: 1,
});

/** Facts that follow each other within this time share a write. */
export const gatherMs = 3_000;
/** The job of a mark this recent has not run yet: marking again within this time sends no second job. */
const youngMs = 1_000;

/** The reaction to lead.joined, lead.released, lead.qualified and lead.unqualified: what the referrers' contacts say is out of date. */
export async function markReferrersOf(
  context: CrmContext,
  trx: Transaction,
  events: readonly NewEvent[],
): Promise<void> {
  const referrers = events.map(({ type, campaignId, referrerId }) => {
    if (!campaignId || !referrerId) throw new Error(`${type} names campaign and referrer.`);
    return { campaignId, referrerId };
  });
  await markReferrersStale(context, trx, workspaceOf(events), referrers);
}

/** In the transaction of the fact: new contacts of referrers, or facts that changed what is sent about them. */
export async function markReferrersStale(
  context: CrmContext,
  trx: Transaction,
  workspaceId: string,
  referrers: readonly StaleReferrer[],
): Promise<void> {
  if (referrers.length === 0) return;
  const campaignIds = [...new Set(referrers.map(({ campaignId }) => campaignId))];
  const providerOf = await findCampaignProviders(context, trx, workspaceId, campaignIds);
  const keyOf = (campaignId: string) => ({
    campaignId,
    provider: providerOf(campaignId).name,
    tab: 'referrers' as const,
  });
  const settingsOf = await findSettingsOfTabs(trx, workspaceId, campaignIds.map(keyOf));
  const isKept = ({ campaignId }: StaleReferrer) => chosenReturnFields(settingsOf(keyOf(campaignId))) !== null;
  const stale = new Map(referrers.filter(isKept).map((referrer) => [referrer.referrerId, referrer]));
  if (stale.size === 0) return;
  const now = context.clock.now();
  const hasJob = await hasMarksSince(trx, workspaceId, new Date(now.getTime() - youngMs));
  await insertMarks(trx, workspaceId, [...stale.values()], now);
  if (!hasJob) await wakeWriter(context, trx, workspaceId);
}

/** The reaction to contact.linked: a contact that was found says nothing of the referrer yet. */
export async function markLinkedReferrers(
  context: CrmContext,
  trx: Transaction,
  events: readonly NewEvent[],
): Promise<void> {
  const ofReferrers = events.filter(({ referrerId }) => referrerId);
  if (ofReferrers.length > 0) await markReferrersOf(context, trx, ofReferrers);
}

/** The reaction to integration.saved: other attributes may have been chosen. */
export async function markCampaignStale(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const { workspaceId, campaignId } = event;
  if (!campaignId || event.evidence?.['tab'] !== 'referrers') return;
  const { name: provider } = await findCampaignProvider(context, trx, { workspaceId, campaignId });
  if (!chosenReturnFields(await findSettings(trx, { workspaceId, campaignId, provider, tab: 'referrers' }))) return;
  await insertMarksOfLinked(trx, workspaceId, { campaignId }, context.clock.now());
  await wakeWriter(context, trx, workspaceId);
}

/** The reaction to connection.connected: much may have happened since, and what was marked waits. */
export async function markConnectionStale(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const { workspaceId } = event;
  const connectionId = z.uuid().parse(event.evidence?.['connection_id']);
  await insertMarksOfLinked(trx, workspaceId, { connectionId }, context.clock.now());
  await wakeWriter(context, trx, workspaceId);
}

function wakeWriter(context: CrmContext, trx: Transaction, workspaceId: string): Promise<void> {
  const startAfter = new Date(context.clock.now().getTime() + gatherMs);
  return sendWork(context.jobs, trx, returnFieldsKind, { workspaceId }, startAfter);
}
