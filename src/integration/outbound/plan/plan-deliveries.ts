import { workspaceOf, type NewEvent } from '../../../history/history.ts';
import type { Transaction } from '../../../database/database.ts';
import { isHeldAtJoining } from '../../../leads/hold-reasons.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { DeliveryPlan } from './delivery-plan.ts';
import { planPushes } from './plan-pushes.ts';

/**
 * The reaction to lead.joined, lead.released and referrer.joined: what is to be written to the CRM is planned, and its jobs
 * sent, in the transaction in which the people joined. Nothing happens while the tab's action is `Nothing to action`, nor
 * for a lead that is On hold, which is sent once it is released, nor for a referrer who came out of the CRM, by an import or its inbox: what goes back to that contact are the return fields.
 */
export async function planDeliveries(
  context: CrmContext,
  trx: Transaction,
  joined: readonly NewEvent[],
): Promise<void> {
  const own = joined.filter((event) => typeof event.evidence?.['contact_id'] !== 'string' && !isHeldAtJoining(event));
  if (own.length > 0) await planPushes(context, trx, workspaceOf(own), own.map(planOf));
}

function planOf({ type, campaignId, leadId, referrerId }: NewEvent): DeliveryPlan {
  const subject = type === 'referrer.joined' ? 'referrer' : 'lead';
  const subjectId = subject === 'lead' ? leadId : referrerId;
  if (!campaignId || !subjectId) throw new Error(`${type} names campaign and person.`);
  return { campaignId, person: { subject, subjectId }, cause: 'joined' };
}
