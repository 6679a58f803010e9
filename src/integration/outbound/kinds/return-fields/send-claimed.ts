import { setTimeout as sleep } from 'node:timers/promises';
import { createGroupCommit, type GroupCommit } from '../../../../database/group-commit.ts';
import { createClient } from '../../../connections/create-client.ts';
import { isCallFailed, GivenUp, withClient } from '../../../connections/with-client.ts';
import type { CrmContext } from '../../../connections/crm-context.ts';
import { observeContact } from '../../../contacts/observe.ts';
import { updateDelivery } from '../../delivery-store.ts';
import { readDeliveryOf } from '../../read-delivery.ts';
import { fitPlanned } from '../../attempt/fit-planned.ts';
import { runConcurrently } from '../../../../platform/jobs/run-concurrently.ts';
import { prefetch } from '../../../../platform/jobs/prefetch.ts';
import type { Slice } from '../../../../platform/jobs/work/slice.ts';
import { recordFailure } from '../../attempt/record-failure.ts';
import { isRateLimited, isRefusal } from '../../../provider/crm-error.ts';
import type { CallRecord, FieldValues } from '../../../provider/crm-provider.ts';
import type { ClaimedReturn, ReadyCampaign } from './claim-returns.ts';
import { deleteUnsentReturns, updateSettledReturns, updateSendingReturns, type SettledReturn } from './return-store.ts';
import { hasWritten, returnText, writeFields } from './write-fields.ts';

/** Enough to use a limit of ten thousand calls a minute where an answer, and its taking, need a third of a second. */
const writesAtOnce = 64;
/** While this many are left the next are claimed: what the limit lets go while a claim takes a third of a second. */
const lowWater = 50;
const touchEveryMs = 10_000;
const mostWaits = 4;
const longestWaitMs = 20_000;

/**
 * Writes what is claimed, many at once; the connection's own budget paces them. The next are claimed while these are
 * written, so that no turn of the budget passes unused. Results are committed in groups. What fails is left to the same
 * tries as any delivery. When it ends early (the process stops, the connection needs a person, or this throws), claims
 * whose call was not begun are given back: they are marked again, for the next writer.
 * @param claim takes some more; none when there is nothing left to take
 */
export async function sendClaimed(
  context: CrmContext,
  campaign: ReadyCampaign,
  slice: Slice,
  claim: () => Promise<readonly ClaimedReturn[]>,
): Promise<void> {
  const { workspaceId, connection } = campaign;
  const key = { workspaceId, connectionId: connection.connection_id };
  const commits = createGroupCommit<SettledReturn, void>(async (rows) => {
    await context.db.transaction().execute((trx) => updateSettledReturns(trx, key, rows, context.clock.now()));
    return rows.map(() => undefined);
  });
  const open = new Set<string>();
  const ending = new AbortController();
  const signal = AbortSignal.any([slice.signal, ending.signal]);
  const whenOpen = (what: string, work: (ids: string[]) => Promise<void>) =>
    work([...open]).catch((error: unknown) => context.log.warn({ err: error }, `claimed return fields: ${what}`));
  const touch = () =>
    whenOpen('not touched', (ids) => updateSendingReturns(context.db, workspaceId, ids, context.clock.now()));
  const timer = setInterval(() => void touch(), touchEveryMs);
  const claims = prefetch(lowWater, async () => {
    const claimed = signal.aborted ? [] : await claim();
    for (const { delivery } of claimed) open.add(delivery.delivery_id);
    return claimed;
  });
  try {
    await runConcurrently(writesAtOnce, claims, async (next) => {
      if (signal.aborted) return;
      try {
        await sendOne(context, campaign, next, { commits, signal, ending });
      } catch (error) {
        // it still waited for its turn
        if (signal.aborted && error === signal.reason) return;
        // whether it was written is not known: the reaper takes it up, and looks at the contact first
        open.delete(next.delivery.delivery_id);
        ending.abort();
        throw error;
      }
      open.delete(next.delivery.delivery_id);
    });
  } finally {
    clearInterval(timer);
    const release = (ids: string[]) => deleteUnsentReturns(context.db, workspaceId, ids);
    // once more, since the first statement after an outage may meet a connection that it broke
    await whenOpen('not given back, and left to the sweep', (ids) => release(ids).catch(() => release(ids)));
  }
}

/** @param work.ending aborted when the connection needs a person: nothing more is tried with it */
async function sendOne(
  context: CrmContext,
  campaign: ReadyCampaign,
  { delivery, contactId, known }: ClaimedReturn,
  work: { commits: GroupCommit<SettledReturn, void>; signal: AbortSignal; ending: AbortController },
): Promise<void> {
  const { commits, signal, ending } = work;
  const { connection } = campaign;
  const calls: CallRecord[] = [];
  const onCall = (call: CallRecord) => calls.push(call);
  const options = { backOff: 'delivery', tries: delivery.tries, signal } as const;
  try {
    const { planned } = readDeliveryOf('return_fields', delivery);
    const attributes = Object.keys(planned);
    const done = await withClient(context, connection, { ...options, onCall, attributes }, async (client) => {
      // a reading of the attributes is shared with others: it does not end with this work
      const reader = createClient(context, connection);
      const { fields, leftOut } = await fitPlanned(context, connection, reader, planned);
      // where it was not known what the contact holds, a later attempt could not tell what was there before us
      const beforeWriting = async (replaced: FieldValues) => {
        await updateDelivery(context.db, delivery, { replaced: JSON.stringify(replaced) });
      };
      const task = { contactId, fields, known, beforeWriting };
      const written = await withPatience(signal, () => writeFields(client, task));
      return { ...written, leftOut: [...leftOut, ...written.leftOut] };
    });
    if (done.reading) {
      await observeContact(context, connection, { contact: done.reading, source: 'check', askedFor: contactId });
    }
    await commits.add({
      deliveryId: delivery.delivery_id,
      state: hasWritten(done) ? 'Sent' : 'Skipped',
      message: returnText(done, context.providers.of(connection)),
      leftOut: done.leftOut,
      contactId: done.contactId,
      written: done.written,
      replaced: done.replaced,
      calls,
    });
  } catch (error) {
    if (!isCallFailed(error)) throw error;
    if (error instanceof GivenUp && error.because === 'connection') ending.abort();
    if (isRefusal(error.error) && !error.error.failedBeforeCall) context.attributes.forget(connection.connection_id);
    await recordFailure(context, delivery, error, calls);
  }
}

/** A call too many is no failure: it waits here, so that it needs no job of its own. @throws why `signal` was aborted */
async function withPatience<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRateLimited(error) || waits >= mostWaits) throw error;
      const waitMs = error.retryAt ? error.retryAt.getTime() - Date.now() : 1_000;
      await sleep(Math.min(Math.max(waitMs, 100), longestWaitMs), null, { signal }).catch(() => {});
      signal.throwIfAborted();
    }
  }
}
