import type { Transaction } from '../../../database/database.ts';
import { attentionSentence } from '../../connections/attention.ts';
import { holdOffConnecting } from '../../connections/connect-workspace.ts';
import type { Connection } from '../../connections/connection.ts';
import { findConnectionOf } from '../../connections/find-connection.ts';
import { reportAttention } from '../../connections/report-attention.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { CrmError, Failure } from '../../provider/crm-error.ts';
import type { CallRecord } from '../../provider/crm-provider.ts';
import { finishAttempt } from './attempt-store.ts';
import { mostTries, nextAttemptAt } from './back-off.ts';
import type { BegunAttempt } from './begin-attempt.ts';
import { deliverJob, type Delivery } from '../delivery.ts';
import { deliveryFact } from '../delivery-fact.ts';
import { updateDelivery } from '../delivery-store.ts';

/** Commits that an attempt failed, and who must act: time, somebody who connects again, or somebody who corrects data. */
export async function recordFailure(
  context: CrmContext,
  { connection, delivery }: Pick<BegunAttempt, 'connection' | 'delivery'>,
  error: CrmError,
  calls: CallRecord[],
): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const at = context.clock.now();
    const end = { outcome: error.failure, mayHaveCreated: error.outcomeUnknown, calls, at };
    await finishAttempt(trx, { ...delivery, attempt: delivery.attempts }, end);
    if (error.failure === 'reconnect') {
      await leaveToConnection(context, trx, { connection, delivery }, error);
    } else if (error.failure === 'fix_data') {
      await settle(context, trx, delivery, { state: 'Failed', failure: 'fix_data', words: error.message });
    } else {
      await tryLater(context, trx, delivery, error);
    }
  });
}

async function tryLater(context: CrmContext, trx: Transaction, delivery: Delivery, error: CrmError): Promise<void> {
  const counted = error.rateLimited ? uncounted(delivery) : delivery;
  // a try that does not count still waits as the first one does
  const nextAttempt = nextAttemptAt(Math.max(counted.tries, 1), context.clock.now(), error.retryAt);
  if (!nextAttempt) return giveUp(context, trx, counted, error.message);
  await tryAgainAt(context, trx, counted, error.message, nextAttempt);
}

/** The connection needs a person, unless somebody renewed it while the attempt was under way. */
async function leaveToConnection(
  context: CrmContext,
  trx: Transaction,
  { connection, delivery }: Pick<BegunAttempt, 'connection' | 'delivery'>,
  error: CrmError,
): Promise<void> {
  // first, so that somebody who connects now either waits for us or is seen below
  await holdOffConnecting(trx, delivery.workspace_id);
  await reportAttention(context, trx, connection, error.attention ?? 'token_revoked');
  const current = await findConnectionOf(trx, delivery.workspace_id, delivery.provider, delivery.campaign_id);
  if (current?.state === 'Connected') {
    const words = `${context.providers.of(connection).title} was connected again while this was sent.`;
    return tryAgainAt(context, trx, uncounted(delivery), words, null);
  }
  await settle(context, trx, delivery, { state: 'Waiting', failure: 'reconnect', words: error.message });
}

/** Its number is kept; it does not bring the end nearer. */
const uncounted = (delivery: Delivery): Delivery => ({ ...delivery, tries: delivery.tries - 1 });

/** @param nextAttempt null for at once */
async function tryAgainAt(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  words: string,
  nextAttempt: Date | null,
): Promise<void> {
  await settle(context, trx, delivery, { state: 'Waiting', failure: 'retry_later', words, nextAttempt });
  const key = { workspaceId: delivery.workspace_id, deliveryId: delivery.delivery_id };
  await context.jobs.send(trx, deliverJob, key, {
    groupId: key.workspaceId,
    ...(nextAttempt && { startAfter: nextAttempt }),
  });
}

/** Enough was tried; a person may ask for another try. */
export function giveUp(context: CrmContext, trx: Transaction, delivery: Delivery, words: string): Promise<void> {
  const sentence = `Given up after ${mostTries} tries. ${words}`;
  return settle(context, trx, delivery, { state: 'Failed', failure: 'retry_later', words: sentence });
}

/** Something else comes first: nobody has to act, and the history has nothing to tell. */
export async function postpone(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  words: string,
  until: Date,
): Promise<void> {
  const at = context.clock.now();
  const wait = { state: 'Waiting' as const, failure: null, outcome: words, updated_at: at, next_attempt_at: until };
  await updateDelivery(trx, delivery, wait);
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
  const words =
    connection?.state === 'Needs attention'
      ? attentionSentence(connection.attention ?? '', crm)
      : `${crm} is not connected. Connect it in Campaign Settings, and this is sent.`;
  return settle(context, trx, delivery, { state: 'Waiting', failure: 'reconnect', words });
}

type Settlement = { state: 'Waiting' | 'Failed'; failure: Failure; words: string; nextAttempt?: Date | null };

/** Tells the history only what it does not know yet: the tenth try that fails alike is no news. */
async function settle(
  context: CrmContext,
  trx: Transaction,
  delivery: Delivery,
  { state, failure, words, nextAttempt }: Settlement,
): Promise<void> {
  await updateDelivery(trx, delivery, {
    state,
    failure,
    outcome: words,
    tries: delivery.tries,
    updated_at: context.clock.now(),
    next_attempt_at: nextAttempt ?? null,
  });
  if (state === 'Waiting' && delivery.outcome === words) return;
  await context.history.record(trx, {
    ...deliveryFact(delivery),
    type: state === 'Failed' ? 'delivery.failed' : 'delivery.waiting',
    evidence: {
      delivery_id: delivery.delivery_id,
      kind: delivery.kind,
      failure,
      words,
      next_attempt_at: nextAttempt?.toISOString() ?? null,
    },
  });
}
