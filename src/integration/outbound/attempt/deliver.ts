import type { LockName } from '../../../database/locks.ts';
import { isCallFailed, withClient } from '../../connections/with-client.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { isRefusal } from '../../provider/crm-error.ts';
import type { CallRecord, WantedAttributes } from '../../provider/crm-provider.ts';
import { beginAttempt, type BegunAttempt } from './begin-attempt.ts';
import { deliverJob } from '../delivery.ts';
import { readDelivery } from '../read-delivery.ts';
import { recordFailure } from './record-failure.ts';
import { recordSuccess } from './record-success.ts';
import type { Sent } from '../sender.ts';

type DeliveryKey = { workspaceId: string; deliveryId: string };

/** Long enough for an attempt to end, or for the database to notice that its worker was killed. */
const secondLookMs = 15_000;

/**
 * Sends one delivery: the attempt is committed, the calls are made, their result is committed. At whatever point a
 * worker dies, the next one knows what may have happened. A delivery that another worker is sending is left to it, and
 * looked at again later.
 */
export async function deliver(context: CrmContext, key: DeliveryKey): Promise<void> {
  const isDone = await context.locks.whileLocked(lockOf(key), () => attempt(context, key));
  if (isDone) return;
  const startAfter = new Date(context.clock.now().getTime() + secondLookMs);
  await context.db.transaction().execute(async (trx) => {
    await context.jobs.send(trx, deliverJob, key, { groupId: key.workspaceId, startAfter });
  });
}

const lockOf = ({ workspaceId, deliveryId }: DeliveryKey): LockName => ({
  workspaceId,
  name: `delivery ${deliveryId}`,
});

async function attempt(context: CrmContext, key: DeliveryKey): Promise<void> {
  const begun = await beginAttempt(context, key);
  if (!begun) return;
  const calls: CallRecord[] = [];
  try {
    await recordSuccess(context, begun, await send(context, begun, calls), calls);
  } catch (error) {
    if (!isCallFailed(error)) throw error;
    // what the CRM refused may be other than it was remembered
    if (isRefusal(error.error) && !error.error.failedBeforeCall)
      context.attributes.forget(begun.connection.connection_id);
    await recordFailure(context, begun.delivery, error, calls);
  }
}

function send(context: CrmContext, begun: BegunAttempt, calls: CallRecord[]): Promise<Sent> {
  const { tries } = begun.delivery;
  const onCall = (call: CallRecord) => void calls.push(call);
  const options = { backOff: 'delivery', tries, onCall, attributes: comparedBy(begun.delivery) } as const;
  return withClient(context, begun.connection, options, (client) => begun.send({ ...begun, client, calls }));
}

/** What a delivery compares on its contact before it writes: an undo all of it, for someone may have changed any. */
function comparedBy(delivery: BegunAttempt['delivery']): WantedAttributes {
  const read = readDelivery(delivery);
  if (read.kind === 'undo') return 'all';
  return read.kind === 'event' ? [] : Object.keys(read.planned);
}
