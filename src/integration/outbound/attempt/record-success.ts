import { announce } from '../../../live/announce.ts';
import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CallRecord } from '../../provider/crm-provider.ts';
import { finishAttempt } from './attempt-store.ts';
import type { BegunAttempt } from './begin-attempt.ts';
import type { Delivery } from '../delivery.ts';
import { deliveryFact } from '../delivery-fact.ts';
import { updateDelivery } from '../delivery-store.ts';
import type { Sent } from '../sender.ts';
import { lockContact } from '../../contacts/lock-contacts.ts';

/** Commits what a delivery did, and what follows from that. */
export async function recordSuccess(
  context: CrmContext,
  { connection, delivery }: Pick<BegunAttempt, 'connection' | 'delivery'>,
  sent: Sent,
  calls: CallRecord[],
): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  await context.db.transaction().execute(async (trx) => {
    if (sent.contactId) await lockContact(trx, { workspaceId, connectionId, contactId: sent.contactId });
    await recordEnd(context, trx, delivery, sent);
    const end = { outcome: sent.state === 'Sent' ? ('sent' as const) : ('skipped' as const), calls };
    await finishAttempt(trx, { ...delivery, attempt: delivery.attempts }, { ...end, at: context.clock.now() });
    await sent.follow?.(trx);
  });
}

/** There is nothing to send, as was seen before any call. */
export function recordNothingToSend(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  message: string,
): Promise<void> {
  return recordEnd(context, trx, delivery, { state: 'Skipped', message, contactId: null });
}

async function recordEnd(context: CrmContext, trx: Transaction, delivery: Delivery, sent: Sent): Promise<void> {
  const { state, message, contactId, change, evidence, quiet } = sent;
  await updateDelivery(trx, delivery, {
    ...change,
    state,
    failure: null,
    outcome: message,
    contact_id: contactId,
    updated_at: context.clock.now(),
    next_attempt_at: null,
  });
  if (quiet) return announce(trx, delivery.workspace_id, 'deliveries');
  await context.history.record(trx, {
    ...deliveryFact(delivery),
    type: state === 'Sent' ? 'delivery.sent' : 'delivery.skipped',
    evidence: { delivery_id: delivery.delivery_id, kind: delivery.kind, contact_id: contactId, message, ...evidence },
  });
}
