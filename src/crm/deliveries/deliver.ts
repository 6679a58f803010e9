import { selectContactsOfPerson } from '../contacts/contact-store.ts';
import { openConnection } from '../connections/open-connection.ts';
import type { CrmParts } from '../crm-parts.ts';
import { fitValues } from '../mapping/fit-values.ts';
import { CrmError } from '../provider/crm-error.ts';
import type { CallRecord, FieldValues } from '../provider/crm-provider.ts';
import { updateAttemptToCreating } from './attempt-store.ts';
import { beginAttempt, type StartedAttempt } from './begin-attempt.ts';
import { deliverJob } from './delivery.ts';
import { pushPerson, type PushResult } from './push-person.ts';
import { recordFailure } from './record-failure.ts';
import { recordSuccess } from './record-success.ts';

type DeliveryKey = { workspaceId: string; deliveryId: string };

/** Long enough for an attempt to end, or for the database to notice that its worker was killed. */
const secondLookMs = 15_000;

/**
 * Sends one delivery: the attempt is committed, the calls are made, their result is committed. At whatever point a
 * worker dies, the next one knows what may have happened. A delivery that another worker is sending is left to it, and
 * looked at again later.
 */
export async function deliver(parts: CrmParts, key: DeliveryKey): Promise<void> {
  const isDone = await parts.locks.whileLocked(`delivery ${key.deliveryId}`, () => attempt(parts, key));
  if (isDone) return;
  const startAfter = new Date(parts.clock.now().getTime() + secondLookMs);
  await parts.db.transaction().execute(async (trx) => {
    await parts.jobs.send(trx, deliverJob, key, { groupId: key.workspaceId, startAfter });
  });
}

async function attempt(parts: CrmParts, key: DeliveryKey): Promise<void> {
  const started = await beginAttempt(parts, key);
  if (!started) return;
  const calls: CallRecord[] = [];
  try {
    const result = await push(parts, started, (call) => calls.push(call));
    await recordSuccess(parts, started, result, calls);
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    if (error.failure === 'fix_data') parts.attributes.forget(started.connection.connection_id);
    await recordFailure(parts, started, error, calls);
  }
}

async function push(
  parts: CrmParts,
  { connection, delivery, person, email, creationUnknownSince }: StartedAttempt,
  onCall: (call: CallRecord) => void,
): Promise<PushResult> {
  const client = openConnection(parts, connection, { onCall });
  const attributes = await parts.attributes.attributesOf(connection.connection_id, client);
  const fitting = fitValues(delivery.planned as FieldValues, attributes, parts.provider.title);
  if (!fitting.fits) throw new CrmError({ failure: 'fix_data', sentence: fitting.sentence });
  const { workspace_id: workspaceId, connection_id: connectionId } = connection;
  const task = {
    kind: delivery.action === 'create_lead' ? ('lead' as const) : ('user' as const),
    personId: person.subjectId,
    email,
    fields: fitting.fields,
    duplicates: delivery.duplicates,
    linkedContactIds: await selectContactsOfPerson(parts.db, workspaceId, connectionId, person),
    uncertainUntil: creationUnknownSince && new Date(creationUnknownSince.getTime() + parts.indexLagMs),
  };
  const attemptKey = { workspace_id: workspaceId, delivery_id: delivery.delivery_id, attempt: delivery.attempts };
  return pushPerson(client, task, parts.clock.now(), () => updateAttemptToCreating(parts.db, attemptKey));
}
