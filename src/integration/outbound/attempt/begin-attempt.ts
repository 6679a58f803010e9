import type { Transaction } from '../../../database/database.ts';
import { backOffs } from '../../connections/call-failure-rules.ts';
import type { Connection } from '../../connections/connection.ts';
import { findConnectionOf } from '../../connections/find-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { closeBrokenAttempts, insertAttempt, selectLastUnknownCreation } from './attempt-store.ts';
import { openStates, type Delivery } from '../delivery.ts';
import { updateDelivery } from '../delivery-store.ts';
import { giveUp, postpone, waitForConnection } from './record-failure.ts';
import { recordNothingToSend } from './record-success.ts';
import { senderOf } from '../senders.ts';
import type { Preparation } from '../sender.ts';
import { holdOffConnecting } from '../../connections/lock-connecting.ts';
import { lockDelivery } from '../find-delivery.ts';

/** An attempt whose beginning is committed, with what makes its calls. */
export type BegunAttempt = {
  connection: Connection;
  /** in state Sending; `attempts` is the number of this one */
  delivery: Delivery;
  send: Extract<Preparation, { does: 'send' }>['send'];
};

/** A job that comes this much before the time it was set to still counts: two clocks are at work. */
const earlyMs = 2_000;

type Key = { workspaceId: string; deliveryId: string };

/** Commits that an attempt begins. Null when there is nothing to do, or nothing can be done yet. */
export async function beginAttempt(context: CrmContext, key: Key): Promise<BegunAttempt | null> {
  const begun = await begin(context, key, false);
  // connecting is held off: it resumes what waits, and must not miss this delivery
  return begun === 'not connected' ? begin(context, key, true) : begun;
}

/** @param mayWait whether the delivery may be left to the next connection; connecting is held off until that is committed */
function begin<MayWait extends boolean>(
  context: CrmContext,
  key: Key,
  mayWait: MayWait,
): Promise<BegunAttempt | null | (MayWait extends true ? never : 'not connected')>;
function begin(context: CrmContext, key: Key, mayWait: boolean): Promise<BegunAttempt | null | 'not connected'> {
  return context.db.transaction().execute(async (trx) => {
    if (mayWait) await holdOffConnecting(trx, key.workspaceId);
    const delivery = await lockDelivery(trx, key.workspaceId, key.deliveryId);
    const now = context.clock.now();
    if (!delivery || !isOpen(delivery)) return null;
    if (delivery.next_attempt_at && delivery.next_attempt_at.getTime() > now.getTime() + earlyMs) return null;
    const brokenAt = delivery.attempts > 0 ? await findBrokenAttempt(trx, delivery, now) : null;

    if (delivery.state === 'Sending' && delivery.tries >= backOffs.delivery.mostTries) {
      await giveUp(context, trx, delivery, 'Sending was interrupted repeatedly.');
      return null;
    }
    const connection = await findConnectionOf(trx, key.workspaceId, delivery.provider, delivery.campaign_id);
    if (connection?.state !== 'Connected') {
      if (!mayWait) return 'not connected';
      await waitForConnection(context, trx, delivery, connection);
      return null;
    }
    const preparation = await senderOf(delivery.kind)(context, trx, { delivery, connection, brokenAt });
    if (preparation.does === 'wait') {
      await postpone(context, trx, delivery, preparation.message, preparation.until);
      return null;
    }
    if (preparation.does === 'skip') {
      await recordNothingToSend(context, trx, delivery, preparation.message);
      return null;
    }
    const begun = await updateDelivery(trx, delivery, {
      ...preparation.change,
      connection_id: connection.connection_id,
      state: 'Sending',
      failure: null,
      attempts: delivery.attempts + 1,
      tries: delivery.tries + 1,
      next_attempt_at: null,
      updated_at: now,
    });
    await insertAttempt(trx, { ...begun, attempt: begun.attempts }, now);
    return { connection, delivery: begun, send: preparation.send };
  });
}

const isOpen = ({ state }: Delivery) => (openStates as readonly string[]).includes(state);

/** Ends attempts that a killed worker left open. @returns when the last attempt began that was interrupted while creating */
async function findBrokenAttempt(trx: Transaction, delivery: Delivery, now: Date): Promise<Date | null> {
  if (delivery.state === 'Sending') await closeBrokenAttempts(trx, delivery, now);
  return selectLastUnknownCreation(trx, delivery);
}
