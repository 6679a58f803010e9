import type { Transaction } from '../../../../database/database.ts';
import { followAliases } from '../../../contacts/follow-aliases.ts';
import { linkPerson } from '../../../contacts/link-people.ts';
import { noteContactState } from '../../../contacts/note-states.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { observeContacts } from '../../../contacts/observe.ts';
import { deliverJob } from '../../delivery.ts';
import { updateEventsToPlanned } from '../../delivery-store.ts';
import type { StartedAttempt } from '../../sender.ts';
import { markReferrersStale } from '../return-fields/mark-stale.ts';
import type { WrittenContact } from './write-contact.ts';

/**
 * What follows from a push: whose contact it is, how the contact looks now (the baseline that later changes are measured
 * by) and what that means for the lead; and the events that waited for the attributes.
 */
export async function afterPush(
  context: CrmContext,
  trx: Transaction,
  { delivery, connection }: StartedAttempt,
  { outcome, contact, choice }: WrittenContact,
): Promise<void> {
  const { workspace_id: workspaceId, provider } = delivery;
  const person = { subject: delivery.subject, subjectId: delivery.subject_id };
  await followAliases(context, trx, connection, choice);
  const linked = { ...person, campaignId: delivery.campaign_id };
  const knownBy = outcome === 'created' ? 'created' : 'existing';
  const isNew = await linkPerson(context, trx, connection, contact.id, linked, knownBy);
  if (isNew && delivery.subject === 'referrer') {
    const stale = { campaignId: delivery.campaign_id, referrerId: delivery.subject_id };
    await markReferrersStale(context, trx, workspaceId, [stale]);
  }
  if (choice.archived && outcome !== 'skipped') await noteContactState(context, trx, connection, contact.id, 'active');
  const source = outcome === 'created' || outcome === 'updated' ? 'ours' : 'check';
  await observeContacts(context, trx, connection, [{ contact, source, isLinked: true }]);
  const events = await updateEventsToPlanned(trx, workspaceId, provider, person, context.clock.now());
  const payloads = events.map((deliveryId) => ({ workspaceId, deliveryId }));
  await context.jobs.send(trx, deliverJob, payloads, { groupId: workspaceId });
}
