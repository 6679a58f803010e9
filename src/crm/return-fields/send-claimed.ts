import { setTimeout as sleep } from 'node:timers/promises';
import { createGroupCommit, type GroupCommit } from '../../platform/database/group-commit.ts';
import { openConnection } from '../connections/open-connection.ts';
import type { CrmParts } from '../crm-parts.ts';
import { workInLanes } from '../deliveries/lanes.ts';
import { createStock } from '../deliveries/stock.ts';
import { postpone, recordFailure, waitForConnection } from '../deliveries/record-failure.ts';
import { fitValues } from '../mapping/fit-values.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { CallRecord, FieldValues } from '../provider/crm-provider.ts';
import { holdOffConnecting } from '../connections/connect-workspace.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import type { ClaimedReturn, ReadyCampaign } from './claim-returns.ts';
import { keepReading } from './keep-reading.ts';
import { settleReturns, touchReturns, type SettledReturn } from './return-store.ts';

import { returnWords, writeFields } from './write-fields.ts';

/** Enough to use a limit of ten thousand calls a minute where an answer, and its taking, need a third of a second. */
const lanes = 64;
/** When no more are left the next are claimed: what the limit lets go while a claim takes a third of a second. */
const fewLeft = 50;
const touchEveryMs = 10_000;
const mostWaits = 4;
const longestWaitMs = 20_000;

/**
 * Writes what is claimed, many at once; the connection's own budget paces them. The next are claimed while these are
 * written, so that no turn of the budget passes unused. Results are committed in groups. What fails is left to the same
 * tries as any delivery.
 * @param claim takes some more; none when there is nothing left to take
 */
export async function sendClaimed(
  parts: CrmParts,
  campaign: ReadyCampaign,
  claim: () => Promise<readonly ClaimedReturn[]>,
): Promise<void> {
  const { workspaceId, connection } = campaign;
  const key = { workspaceId, connectionId: connection.connection_id };
  const commits = createGroupCommit<SettledReturn, void>(async (rows) => {
    await parts.db.transaction().execute((trx) => settleReturns(trx, key, rows, parts.clock.now()));
    return rows.map(() => undefined);
  });
  const open = new Set<string>();
  const state = { isCut: false };
  const touch = () =>
    void touchReturns(parts.db, workspaceId, [...open], parts.clock.now()).catch((error: unknown) =>
      parts.log.warn({ err: error }, 'claimed return fields could not be touched'),
    );
  const timer = setInterval(touch, touchEveryMs);
  const stock = createStock(fewLeft, async () => {
    const claimed = state.isCut ? [] : await claim();
    for (const { delivery } of claimed) open.add(delivery.delivery_id);
    return claimed;
  });
  try {
    await workInLanes(lanes, async () => {
      const next = await stock.take();
      if (!next) return false;
      await sendOne(parts, campaign, next, commits, state);
      return open.delete(next.delivery.delivery_id);
    });
  } finally {
    clearInterval(timer);
  }
}

/** @param state.isCut the connection needs a person: nothing more is tried with it */
async function sendOne(
  parts: CrmParts,
  campaign: ReadyCampaign,
  { delivery, contactId, known }: ClaimedReturn,
  commits: GroupCommit<SettledReturn, void>,
  state: { isCut: boolean },
): Promise<void> {
  if (state.isCut) return leave(parts, campaign, delivery);
  const calls: CallRecord[] = [];
  try {
    const client = openConnection(parts, campaign.connection, { onCall: (call) => calls.push(call) });
    const fitting = fitValues(delivery.planned as FieldValues, campaign.attributes, parts.provider.title);
    if (!fitting.fits) throw new CrmError({ failure: 'fix_data', sentence: fitting.sentence });
    const task = { contactId, fields: fitting.fields, known };
    const done = await withPatience(() => writeFields(client, task));
    if (done.reading) await keepReading(parts, campaign.connection, contactId, done.reading);
    await commits.add({
      deliveryId: delivery.delivery_id,
      state: done.outcome === 'written' ? 'Sent' : 'Skipped',
      words: returnWords(done.outcome, parts.provider.title),
      contactId: done.contactId,
      written: done.written,
      replaced: done.replaced,
      calls,
    });
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    if (error.failure === 'reconnect') state.isCut = true;
    if (error.failure === 'fix_data') parts.attributes.forget(campaign.connection.connection_id);
    await recordFailure(parts, { connection: campaign.connection, delivery }, error, calls);
  }
}

/** A call too many is no failure: it waits here, so that it needs no job of its own. */
async function withPatience<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CrmError) || !error.overLimit || waits >= mostWaits) throw error;
      const waitMs = error.retryAt ? error.retryAt.getTime() - Date.now() : 1_000;
      await sleep(Math.min(Math.max(waitMs, 100), longestWaitMs));
    }
  }
}

/** Not tried, because the connection needs a person; connecting resumes it. */
async function leave(parts: CrmParts, { connection }: ReadyCampaign, delivery: ClaimedReturn['delivery']) {
  await parts.db.transaction().execute(async (trx) => {
    const { workspace_id: workspaceId, connection_id: connectionId } = connection;
    await holdOffConnecting(trx, workspaceId);
    const present = await getConnectionById(trx, workspaceId, connectionId);
    if (present.state !== 'Connected') return waitForConnection(parts, trx, delivery, present);
    await postpone(parts, trx, delivery, `${parts.provider.title} was connected again.`, parts.clock.now());
  });
}
