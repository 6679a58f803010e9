import { isDeepStrictEqual } from 'node:util';
import { findFormerAddresses } from '../../../../history/find-former-addresses.ts';
import type { Transaction } from '../../../../database/database.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import type { Person } from '../../../settings/mapping/fields.ts';
import { planMark, type MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { findSettings } from '../../../settings/find-settings.ts';
import { eventIdsOf } from '../../../settings/subject.ts';
import type { IntegrationSettings } from '../../../settings/integration-settings.ts';
import type { Delivery } from '../../delivery.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import { hasNotedBefore } from '../../delivery-store.ts';
import { findPushesOfPerson } from '../../find-delivery.ts';
import { plannedBy, readPerson } from '../../plan/planned-fields.ts';
import type { Beginning, DeliveryChange, Preparation } from '../../sender.ts';
import { noMark } from './push-task.ts';
import { sendPush } from './send-push.ts';
import { findContactsOfPerson } from '../../../contacts/contact-links.ts';
import type { LinkedContact } from '../../../contacts/contact-link.ts';

/**
 * Prepares to bring a person into the CRM. What is written follows the settings as they are now, so that a corrected
 * mapping helps deliveries that failed. An action that was turned off meanwhile does not undo what was planned; and one
 * that may already have created a contact keeps its kind.
 */
export async function preparePush(
  context: CrmContext,
  trx: Transaction,
  { delivery, connection, brokenAt }: Beginning,
): Promise<Preparation> {
  const { workspace_id: workspaceId, campaign_id: campaignId, provider } = delivery;
  const key = { subject: delivery.subject, subjectId: delivery.subject_id };
  const person = await readPerson(trx, context.publicUrl, workspaceId, key);
  const { email } = person.tab === 'leads' ? person.facts.lead : person.facts.referrer;
  if (email === '') return { does: 'skip', message: 'The person was erased.' };
  const { version, settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab: person.tab });
  const linked = await findContactsOfPerson(trx, workspaceId, connection.connection_id, key);
  const change: DeliveryChange = {};
  let mark = readDeliveryOf('push', delivery).mark ?? noMark;
  if (settings.action !== 'nothing') {
    mark = await markOf(context, trx, { delivery, connection, settings, person });
    Object.assign(change, {
      action: brokenAt ? delivery.action : settings.action,
      duplicates: settings.duplicates,
      settings_version: version,
      mark: JSON.stringify(mark),
      ...plannedBy(context.providers.of(delivery), settings, person),
    } satisfies DeliveryChange);
  }
  const isOurs = linked[0]?.knownBy === 'created';
  const known = {
    email,
    linked,
    mark,
    brokenAt,
    insists: insists(delivery, linked),
    formerAddresses: isOurs ? await findFormerAddresses(trx, workspaceId, eventIdsOf(key)) : [],
    owed: await findOwed(trx, delivery, connection.connection_id),
    isChanged: delivery.progress !== null && hasOtherValues(delivery, change.planned),
  };
  return { does: 'send', change, send: (attempt) => sendPush(context, attempt, known) };
}

/** The attributes whose values an earlier push of the person over the connection left out. */
async function findOwed(trx: Transaction, delivery: Delivery, connectionId: string): Promise<string[]> {
  if (delivery.cause === 'joined' && delivery.attempts === 0) return [];
  const person = { subject: delivery.subject, subjectId: delivery.subject_id };
  const pushes = await findPushesOfPerson(trx, delivery.workspace_id, delivery.provider, person);
  return pushes
    .filter(({ connection_id: id, left_out: leftOut }) => id === connectionId && leftOut !== null)
    .flatMap((push) => readDeliveryOf('push', push).left_out ?? [])
    .flatMap(({ attribute }) => attribute ?? []);
}

const hasOtherValues = (delivery: Delivery, planned: unknown): boolean =>
  typeof planned === 'string' && !isDeepStrictEqual(JSON.parse(planned), delivery.planned);

const hasBegunNote = (delivery: Delivery): boolean => readDeliveryOf('push', delivery).progress?.note != null;

/** A note once written is not written again by a later push of the same lead. */
async function markOf(
  context: CrmContext,
  trx: Transaction,
  {
    delivery,
    connection,
    settings,
    person,
  }: Pick<Beginning, 'delivery' | 'connection'> & { settings: IntegrationSettings; person: Person },
): Promise<MarkPlan> {
  if (person.tab === 'referrers') return noMark;
  const mark = planMark(settings.mark, person.facts, context.publicUrl);
  const mayBeNoted = mark.note !== null && delivery.cause !== 'joined' && !hasBegunNote(delivery);
  return mayBeNoted && (await hasNotedBefore(trx, delivery, connection.connection_id)) ? { ...mark, note: null } : mark;
}

/** A repair was asked for; and a contact that Goodword created belongs to no one else. */
const insists = ({ cause }: Delivery, [best]: readonly LinkedContact[]): boolean =>
  cause.startsWith('repair:') || (cause !== 'joined' && best?.knownBy === 'created');
