import type { NewEvent } from '../../../history/history.ts';
import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { planPush } from './plan-push.ts';
import type { SubjectKey } from '../../settings/subject.ts';

/**
 * The reaction to lead.joined and referrer.joined: what is to be written to the CRM is planned, and its job sent, in
 * the transaction in which the person joined. Nothing happens while the tab's action is `Nothing to action`, nor for a
 * referrer who came out of the CRM, by an import or its inbox: what goes back to that contact are the return fields.
 */
export async function planDelivery(context: CrmContext, trx: Transaction, joined: NewEvent): Promise<void> {
  const { workspaceId, campaignId } = joined;
  const person: SubjectKey =
    joined.type === 'lead.joined'
      ? { subject: 'lead', subjectId: joined.leadId ?? '' }
      : { subject: 'referrer', subjectId: joined.referrerId ?? '' };
  if (!campaignId || !person.subjectId) throw new Error(`${joined.type} names campaign and person.`);
  if (typeof joined.evidence?.['contact_id'] === 'string') return;
  await planPush(context, trx, { workspaceId, campaignId, person, cause: 'joined' });
}
