import { findCampaignProvider } from '../../connections/find-campaign-provider.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { Transaction } from '../../../database/database.ts';
import type { NewEvent } from '../../../history/history.ts';
import { newId } from '../../../platform/id/id.ts';
import type { SubjectKey } from '../../settings/subject.ts';
import { retryIfAllowed } from '../attempt/retry-delivery.ts';
import { findPushesOfPerson } from '../find-delivery.ts';
import { selectFailedOfPersonForUpdate } from '../delivery-store.ts';
import { planPush } from './plan-pushes.ts';

/**
 * The reaction to lead.changed and referrer.changed by a person: who was sent to the CRM before is sent again, with the
 * details as they are then, by the settings as they are then; what failed goes again. What is still to be sent reads the
 * details when its attempt begins. An import changes what the CRM or a file says already.
 */
export async function sendCorrections(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const { workspaceId, campaignId, type, actor } = event;
  const person = personOf(event);
  if (!campaignId || !person) throw new Error(`${type} names campaign and person.`);
  if (event.evidence?.['import_id'] !== undefined) return;
  for (const failed of await selectFailedOfPersonForUpdate(trx, workspaceId, person)) {
    await retryIfAllowed(context, trx, failed, actor);
  }
  const provider = (await findCampaignProvider(context, trx, { workspaceId, campaignId })).name;
  const [latest] = await findPushesOfPerson(trx, workspaceId, provider, person);
  if (!latest || !isBehind(latest.state)) return;
  await planPush(context, trx, { workspaceId, campaignId, provider, person, cause: `corrected:${newId()}` });
}

/** Whether a push may have read the details of before: all but those that begin later. */
const isBehind = (state: string) => state !== 'Planned' && state !== 'Waiting';

function personOf({ type, leadId, referrerId }: NewEvent): SubjectKey | null {
  if (type === 'lead.changed') return leadId ? { subject: 'lead', subjectId: leadId } : null;
  return referrerId ? { subject: 'referrer', subjectId: referrerId } : null;
}
