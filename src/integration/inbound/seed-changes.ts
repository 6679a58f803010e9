import { z } from 'zod';
import type { Slice } from '../../platform/jobs/work/slice.ts';
import type { StepEnd, Work } from '../../platform/jobs/work/resumable-work.ts';
import { defineWork } from '../../platform/jobs/work/work-kind.ts';
import { getConnectionById } from '../connections/find-connection.ts';
import type { CrmContext } from '../connections/crm-context.ts';
import { recordPastReadings } from '../contacts/record-past.ts';
import { deleteSeed, selectSeed, selectSeeds, selectStored, updateSeed, type Seed } from './seed-store.ts';

const keySchema = z.object({ workspaceId: z.uuid(), connectionId: z.uuid() });
type ConnectionKey = z.infer<typeof keySchema>;

const batchSize = 200;

/**
 * Reads the notifications of a connection that were stored before changes of contacts were recorded; once, after that
 * upgrade.
 */
export function seedChanges(context: CrmContext): Work<ConnectionKey, Seed> {
  return {
    kind: seedKind,
    load: (key) => selectSeed(context.db, key),
    step: (seed, slice) => readBatch(context, seed, slice),
    findOpen: () => selectSeeds(context.db),
  };
}

const seedKind = defineWork({
  name: 'seed-contact-changes',
  key: keySchema,
  idOf: ({ connectionId }) => connectionId,
  concurrency: 1,
});

async function readBatch({ db, providers }: CrmContext, seed: Seed, slice: Slice): Promise<StepEnd> {
  const provider = providers.of(await getConnectionById(db, seed.workspace_id, seed.connection_id));
  const key = { workspaceId: seed.workspace_id, connectionId: seed.connection_id };
  return slice.commit(async (trx) => {
    const stored = await selectStored(trx, seed, batchSize);
    const readings = stored.flatMap(({ topic, body, received_at: receivedAt, notification_id: notificationId }) => {
      const hint = body === null ? null : provider.readNotification(topic, body);
      return hint?.contact
        ? [{ contact: { ...hint.contact, readAt: hint.happenedAt ?? receivedAt }, notificationId }]
        : [];
    });
    await recordPastReadings(trx, provider, key, readings);
    const last = stored.at(-1);
    if (last && stored.length === batchSize) {
      await updateSeed(trx, seed, last);
      return 'more';
    }
    await deleteSeed(trx, seed);
    return 'over';
  });
}
