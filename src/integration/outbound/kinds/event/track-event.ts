import type { Transaction } from '../../../../database/database.ts';
import { findContactsOfPerson } from '../../../contacts/contact-links.ts';
import { followAliases } from '../../../contacts/follow-aliases.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { CrmError, isRefusal } from '../../../provider/crm-error.ts';
import type { CrmEvent } from '../../../provider/crm-provider.ts';
import { selectEventSeconds } from '../../delivery-store.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import { findLeadsByIds } from '../../../../leads/lead-details.ts';
import { findSettings } from '../../../settings/find-settings.ts';
import { tabOf } from '../../../settings/subject.ts';
import { leftAlone, mayTrack, qualifiedLeadOf, unqualifiedSince } from './event-rules.ts';
import { waitsForPush } from './event-metadata.ts';
import { optionalStep } from '../../attempt/optional-step.ts';
import { nextUnusedTimestamp } from './next-unused-timestamp.ts';
import { selectWithUnsentPush } from '../../unsent-pushes.sql.ts';
import type { Beginning, Preparation, StartedAttempt, Sent } from '../../sender.ts';
import { lockContact } from '../../../contacts/lock-contacts.ts';

const minutes = 60_000;
/** What the person's push ends brings the event back at once; this is the net below it. */
const lookAgainMs = 60 * minutes;
/** An event that old says nothing any more. */
const longestWaitMs = 7 * 24 * 60 * minutes;

/**
 * Tracks a data event on the person's contact, when the person's attributes are written. Its second is settled and
 * committed before the call: the same event twice counts once, and two events of one name are two.
 */
export async function prepareEvent(
  context: CrmContext,
  trx: Transaction,
  { delivery, connection }: Beginning,
): Promise<Preparation> {
  const { workspace_id: workspaceId, provider } = delivery;
  const { connection_id: connectionId } = connection;
  const person = { subject: delivery.subject, subjectId: delivery.subject_id };
  const now = context.clock.now().getTime();
  if ((await selectWithUnsentPush(trx, workspaceId, [{ provider, ...person }])).length > 0) {
    if (now - delivery.created_at.getTime() > longestWaitMs) {
      return { does: 'skip', message: 'The person was not written within a week, so that the event came too late.' };
    }
    return { does: 'wait', message: waitsForPush, until: new Date(now + lookAgainMs) };
  }
  const [linked] = await findContactsOfPerson(trx, workspaceId, connectionId, person);
  if (!linked) {
    return {
      does: 'skip',
      message: `The person has no contact in ${context.providers.of(delivery).title} that it could be tracked on.`,
    };
  }
  const { planned: event } = readDeliveryOf('event', delivery);
  const tab = { workspaceId, campaignId: delivery.campaign_id, provider, tab: tabOf(delivery.subject) };
  const { settings } = await findSettings(trx, tab);
  if (!mayTrack(settings, event.name, linked.knownBy)) return { does: 'skip', message: leftAlone };
  const leadId = qualifiedLeadOf(delivery, event.name);
  if (leadId && !(await isQualified(trx, workspaceId, leadId))) return { does: 'skip', message: unqualifiedSince };
  const { contactId } = linked;
  const contact = { workspaceId, connectionId, contactId };
  await lockContact(trx, contact);
  const taken = await selectEventSeconds(trx, contact, event.name, delivery.delivery_id);
  const second = nextUnusedTimestamp(Math.floor(Date.parse(event.at) / 1000), taken);
  const at = new Date(second * 1000);
  return {
    does: 'send',
    change: { contact_id: contactId, planned: JSON.stringify({ ...event, at: at.toISOString() }) },
    send: (attempt) => track(context, attempt, contactId, { ...event, at }),
  };
}

async function isQualified(trx: Transaction, workspaceId: string, leadId: string): Promise<boolean> {
  const [lead] = await findLeadsByIds(trx, workspaceId, [leadId]);
  return lead?.state === 'Qualified';
}

/** A contact made a moment ago may be missing from the copies that the CRM answers from (reference 1): it is asked again. */
const triesBeforeGone = 2;

function notYetThere(crm: string): CrmError {
  const sentence = `${crm} does not know the contact at this moment; it is asked again.`;
  return new CrmError({ failure: 'retry_later', sentence });
}

async function track(
  context: CrmContext,
  { client, connection, delivery }: StartedAttempt,
  contactId: string,
  event: CrmEvent,
): Promise<Sent> {
  const { title: crm } = context.providers.of(connection);
  const text = `Tracked the event “${event.name}” in ${crm}.`;
  try {
    await optionalStep(crm, 'track events', () => client.trackEvent(contactId, event));
    return { state: 'Sent', message: text, contactId };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const contact = await client.readContact(contactId);
    if (contact?.id === contactId) throw error;
    if (!contact && delivery.tries < triesBeforeGone) throw notYetThere(crm);
    const aliases = contact
      ? { gone: [], merged: [{ from: contactId, into: contact.id }] }
      : { gone: [contactId], merged: [] };
    const follow = (trx: Transaction) => followAliases(context, trx, connection, aliases);
    if (!contact) return { state: 'Skipped', message: `The contact was deleted in ${crm}.`, contactId, follow };
    // of the contact that is left
    await client.trackEvent(contact.id, event);
    return { state: 'Sent', message: text, contactId: contact.id, follow };
  }
}
