import { z } from 'zod';
import type { JobDefinition } from '../../platform/jobs/jobs.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { recordPastReadings } from '../contacts/record-past.ts';
import { deleteSeed, hasSeeds, lockSeed, selectStored, updateSeed } from './seed-store.ts';

const batchSize = 200;

/** Reads the notifications that were stored before changes of contacts were recorded; once, after that upgrade. */
export const seedChangesJob: JobDefinition<Record<string, never>> = {
  name: 'seed-contact-changes',
  payload: z.strictObject({}),
  retryLimit: 3,
  retryDelaySeconds: 60,
  batchSize: 10,
  concurrency: 1,
};

/** Asks for the reading where it is not through. */
export async function resumeSeeding({ db, jobs }: CrmContext): Promise<void> {
  if (await hasSeeds(db)) await db.transaction().execute((trx) => jobs.send(trx, seedChangesJob, {}));
}

/** Batch by batch, each with its place in one transaction: a killed worker's successor begins where it was. */
export async function seedChanges(context: CrmContext): Promise<void> {
  while (!context.jobs.stopping.aborted && (await seedBatch(context))) continue;
}

/** @returns false when there is nothing left to read */
function seedBatch({ db, provider }: CrmContext): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const seed = await lockSeed(trx);
    if (!seed) return false;
    const key = { workspaceId: seed.workspace_id, connectionId: seed.connection_id };
    const stored = await selectStored(trx, seed, batchSize);
    const readings = stored.flatMap(({ topic, body, received_at: receivedAt, notification_id: notificationId }) => {
      const hint = body === null ? null : provider.readNotification(topic, body);
      return hint?.contact
        ? [{ contact: { ...hint.contact, readAt: hint.happenedAt ?? receivedAt }, notificationId }]
        : [];
    });
    await recordPastReadings(trx, provider, key, readings);
    const last = stored.at(-1);
    if (last && stored.length === batchSize) await updateSeed(trx, seed, last);
    else await deleteSeed(trx, seed);
    return true;
  });
}
