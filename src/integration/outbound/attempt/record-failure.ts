import { announce } from '../../../live/announce.ts';
import type { Transaction } from '../../../database/database.ts';
import { attentionSentence } from '../../connections/attention.ts';
import type { Connection } from '../../connections/connection.ts';
import { findConnectionOf } from '../../connections/find-connection.ts';
import { backOffs } from '../../connections/call-failure-rules.ts';
import { RetryAt, type GivenUp } from '../../connections/with-client.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { Failure } from '../../provider/crm-error.ts';
import type { CallRecord } from '../../provider/crm-provider.ts';
import { finishAttempt } from './attempt-store.ts';
import { deliverJob, type Delivery } from '../delivery.ts';
import { deliveryFact } from '../delivery-fact.ts';
import { updateDelivery } from '../delivery-store.ts';
import { holdOffConnecting } from '../../connections/lock-connecting.ts';

/** Commits that an attempt failed, and what it needs: a retry, a new connection, or corrected data. */
export async function recordFailure(
  context: CrmContext,
  delivery: Delivery,
  failed: RetryAt | GivenUp,
  calls: CallRecord[],
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const at = context.clock.now();
    const { failure, outcomeUnknown } = failed.error;
    const end = { outcome: failure, mayHaveCreated: outcomeUnknown, calls, at };
    await finishAttempt(trx, { ...delivery, attempt: delivery.attempts }, end);
    if (failed instanceof RetryAt) {
      await tryAgainAt(context, trx, failed.counts ? delivery : uncounted(delivery), failed.message, failed.at);
    } else if (failed.because === 'connection') {
      await leaveToConnection(context, trx, delivery, failed.message);
    } else if (failed.because === 'data') {
      await settle(context, trx, delivery, { state: 'Failed', failure: 'fix_data', message: failed.message });
    } else {
      await giveUp(context, trx, delivery, failed.message);
    }
  });
}

/** The connection needs a person, unless a user renewed it while the attempt was under way. */
async function leaveToConnection(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  reason: string,
): Promise<void> {
  // first, so that a person who connects now either waits for us or is seen below
  await holdOffConnecting(trx, delivery.workspace_id);
  const current = await findConnectionOf(trx, delivery.workspace_id, delivery.provider, delivery.campaign_id);
  if (current?.state === 'Connected') {
    const message = `${context.providers.of(current).title} was connected again while this was sent.`;
    return tryAgainAt(context, trx, uncounted(delivery), message, null);
  }
  await settle(context, trx, delivery, { state: 'Waiting', failure: 'reconnect', message: reason });
}

/** Its number is kept; it does not bring the end nearer. */
const uncounted = (delivery: Delivery): Delivery => ({ ...delivery, tries: delivery.tries - 1 });

/** @param nextAttempt null for at once */
async function tryAgainAt(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  message: string,
  nextAttempt: Date | null,
): Promise<void> {
  await settle(context, trx, delivery, { state: 'Waiting', failure: 'retry_later', message, nextAttempt });
  const key = { workspaceId: delivery.workspace_id, deliveryId: delivery.delivery_id };
  await context.jobs.send(trx, deliverJob, key, {
    groupId: key.workspaceId,
    ...(nextAttempt && { startAfter: nextAttempt }),
  });
}

/** Enough was tried; a person may ask for another try. */
export function giveUp(context: CrmContext, trx: Transaction, delivery: Delivery, message: string): Promise<void> {
  const sentence = `Given up after ${backOffs.delivery.mostTries} tries. ${message}`;
  return settle(context, trx, delivery, { state: 'Failed', failure: 'retry_later', message: sentence });
}

/** Something else comes first: no action is needed, and nothing goes into the history. */
export async function postpone(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  message: string,
  until: Date,
): Promise<void> {
  const at = context.clock.now();
  const wait = { state: 'Waiting' as const, failure: null, outcome: message, updated_at: at, next_attempt_at: until };
  await updateDelivery(trx, delivery, wait);
  await announce(trx, delivery.workspace_id, 'deliveries');
  const key = { workspaceId: delivery.workspace_id, deliveryId: delivery.delivery_id };
  await context.jobs.send(trx, deliverJob, key, { groupId: key.workspaceId, startAfter: until });
}

/** Nothing can be sent now; connecting resumes it. */
export function waitForConnection(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  connection: Connection | null,
): Promise<void> {
  const crm = context.providers.of(delivery).title;
  const message =
    connection?.state === 'Needs attention'
      ? attentionSentence(connection.attention ?? '', crm)
      : `${crm} is not connected. Connect it in Campaign Settings, and this is sent.`;
  return settle(context, trx, delivery, { state: 'Waiting', failure: 'reconnect', message });
}

type Settlement = { state: 'Waiting' | 'Failed'; failure: Failure; message: string; nextAttempt?: Date | null };

/** Records only what is new in the history: a tenth try with the same failure is not. */
async function settle(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  { state, failure, message, nextAttempt }: Settlement,
): Promise<void> {
  await updateDelivery(trx, delivery, {
    state,
    failure,
    outcome: message,
    tries: delivery.tries,
    updated_at: context.clock.now(),
    next_attempt_at: nextAttempt ?? null,
  });
  if (state === 'Waiting' && delivery.outcome === message) return announce(trx, delivery.workspace_id, 'deliveries');
  await context.history.record(trx, {
    ...deliveryFact(delivery),
    type: state === 'Failed' ? 'delivery.failed' : 'delivery.waiting',
    evidence: {
      delivery_id: delivery.delivery_id,
      kind: delivery.kind,
      failure,
      message,
      next_attempt_at: nextAttempt?.toISOString() ?? null,
    },
  });
}
