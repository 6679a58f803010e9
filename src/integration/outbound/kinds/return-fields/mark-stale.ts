import { z } from 'zod';
import type { NewEvent } from '../../../../history/history.ts';
import type { Transaction } from '../../../../database/database.ts';
import { defineWork, sendWork } from '../../../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { findCampaignProvider } from '../../../connections/find-campaign-provider.ts';
import { findSettings } from '../../../settings/find-settings.ts';
import { hasMarksSince, insertMarks, insertMarksOfLinked } from './mark-store.ts';
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

/** The reaction to lead.joined and lead.qualified: what the referrer's contact says is out of date. */
export async function markReferrerOf(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const { workspaceId, campaignId, referrerId } = event;
  if (!campaignId || !referrerId) throw new Error(`${event.type} names campaign and referrer.`);
  await markReferrersStale(context, trx, { workspaceId, campaignId }, [referrerId]);
}

/** In the transaction of the fact: a new contact of a referrer, or one that changed what is sent about them. */
export async function markReferrersStale(
  context: CrmContext,
  trx: Transaction,
  key: { workspaceId: string; campaignId: string },
  referrerIds: readonly string[],
): Promise<void> {
  const { name: provider } = await findCampaignProvider(context, trx, key);
  if (!chosenReturnFields(await findSettings(trx, { ...key, provider, tab: 'referrers' }))) return;
  const now = context.clock.now();
  const hasJob = await hasMarksSince(trx, key.workspaceId, new Date(now.getTime() - youngMs));
  await insertMarks(trx, key, referrerIds, now);
  if (!hasJob) await wakeWriter(context, trx, key.workspaceId);
}

/** The reaction to contact.linked: a contact that was found says nothing of the referrer yet. */
export async function markLinkedReferrer(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  if (event.referrerId) await markReferrerOf(context, trx, event);
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
