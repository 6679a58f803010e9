import type { Transaction } from '../../platform/database/database.ts';
import { findConnectionOf } from '../connections/find-connection.ts';
import type { Connection } from '../connections/connection.ts';
import type { SubjectKey } from '../contacts/contact-store.ts';
import type { CrmParts } from '../crm-parts.ts';
import { planFields } from '../mapping/plan-fields.ts';
import { findSettings } from '../settings/find-settings.ts';
import { mostTries } from './back-off.ts';
import { closeBrokenAttempts, insertAttempt, selectLastUnknownCreation } from './attempt-store.ts';
import { openStates, type Delivery } from './delivery.ts';
import { selectDeliveryForUpdate, updateDelivery } from './delivery-store.ts';
import { readPerson } from './plan-delivery.ts';
import { giveUp, waitForConnection } from './record-failure.ts';

export type StartedAttempt = {
  connection: Connection;
  /** in state Sending; `attempts` is the number of this one */
  delivery: Delivery;
  person: SubjectKey;
  email: string;
  /** an attempt that began then may have created a contact without our knowing */
  creationUnknownSince: Date | null;
};

/** A job that comes this much before the time it was set to still counts: two clocks are at work. */
const earlyMs = 2_000;

/** Commits that an attempt begins. Null when there is nothing to do, or nothing can be done without a connection. */
export function beginAttempt(
  parts: CrmParts,
  key: { workspaceId: string; deliveryId: string },
): Promise<StartedAttempt | null> {
  return parts.db.transaction().execute(async (trx) => {
    const delivery = await selectDeliveryForUpdate(trx, key.workspaceId, key.deliveryId);
    const now = parts.clock.now();
    if (!delivery || !isOpen(delivery)) return null;
    if (delivery.next_attempt_at && delivery.next_attempt_at.getTime() > now.getTime() + earlyMs) return null;
    await closeBrokenAttempts(trx, delivery, now);

    if (delivery.state === 'Sending' && delivery.tries >= mostTries) {
      await giveUp(parts, trx, delivery, 'It broke off again and again while it was sent.');
      return null;
    }
    const connection = await findConnectionOf(trx, key.workspaceId, delivery.provider, delivery.campaign_id);
    if (connection?.state !== 'Connected') {
      await waitForConnection(parts, trx, delivery, connection);
      return null;
    }
    const creationUnknownSince = await selectLastUnknownCreation(trx, delivery);
    const person: SubjectKey = { subject: delivery.subject, subjectId: delivery.subject_id };
    const { plan, email } = await renewPlan(parts, trx, delivery, person, creationUnknownSince !== null);
    const begun = await updateDelivery(trx, delivery, {
      ...plan,
      connection_id: connection.connection_id,
      state: 'Sending',
      failure: null,
      attempts: delivery.attempts + 1,
      tries: delivery.tries + 1,
      next_attempt_at: null,
      updated_at: now,
    });
    await insertAttempt(trx, { ...begun, attempt: begun.attempts }, now);
    return { connection, delivery: begun, person, email, creationUnknownSince };
  });
}

const isOpen = ({ state }: Delivery) => (openStates as readonly string[]).includes(state);

/**
 * What is written follows the settings as they are now, so that a corrected mapping helps deliveries that failed. An
 * action that was turned off meanwhile does not undo what was planned; and one that may already have created a contact
 * keeps its kind.
 */
async function renewPlan(
  parts: CrmParts,
  trx: Transaction,
  delivery: Delivery,
  subject: SubjectKey,
  mayBeCreated: boolean,
) {
  const { workspace_id: workspaceId, campaign_id: campaignId, provider } = delivery;
  const person = await readPerson(trx, parts.publicUrl, workspaceId, subject);
  const email = person.tab === 'leads' ? person.facts.lead.email : person.facts.referrer.email;
  const { version, settings } = await findSettings(trx, { workspaceId, campaignId, provider, tab: person.tab });
  if (settings.action === 'nothing') return { email, plan: {} };
  const plan = {
    action: mayBeCreated ? delivery.action : settings.action,
    duplicates: settings.duplicates,
    settings_version: version,
    planned: JSON.stringify(planFields(settings.mapping, person)),
  };
  return { email, plan };
}
