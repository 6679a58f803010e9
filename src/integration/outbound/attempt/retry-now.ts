import { workspaceOf, type NewEvent } from '../../../history/history.ts';
import type { Transaction } from '../../../database/database.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import { findCampaignProviders } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { deliverJob } from '../delivery.ts';
import { updateWaitingPushesToDue } from '../unsent-pushes.sql.ts';

/**
 * The reaction to contact.linked: deliveries that wait to learn whether they created a contact are tried now, not when
 * their backoff ends.
 */
export async function retryNow(context: CrmContext, trx: Transaction, events: readonly NewEvent[]): Promise<void> {
  const workspaceId = workspaceOf(events);
  const linked = events.map((event) => ({ campaignId: campaignOf(event), ...personOf(event) }));
  const campaignIds = linked.map(({ campaignId }) => campaignId);
  const providerOf = await findCampaignProviders(context, trx, workspaceId, campaignIds);
  const people = linked.map(({ campaignId, ...person }) => ({ provider: providerOf(campaignId).name, ...person }));
  const due = await updateWaitingPushesToDue(trx, workspaceId, people);
  const payloads = due.map((deliveryId) => ({ workspaceId, deliveryId }));
  await context.jobs.send(trx, deliverJob, payloads, { groupId: workspaceId });
}

function campaignOf({ type, campaignId }: NewEvent): string {
  if (!campaignId) throw new Error(`${type} names its campaign.`);
  return campaignId;
}

function personOf({ type, leadId, referrerId }: NewEvent): SubjectKey {
  if (leadId) return { subject: 'lead', subjectId: leadId };
  if (referrerId) return { subject: 'referrer', subjectId: referrerId };
  throw new Error(`${type} names a lead or a referrer.`);
}
