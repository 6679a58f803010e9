import type { CrmParts } from '../../connections/crm-context.ts';
import { deleteRewritten } from '../drift/drift-store.ts';
import { sweepJob } from './polling.ts';
import { selectConnectedKeys } from './polling-store.ts';

/** Asks for a sweep of every connection that works; one under way is taken up where it is. */
export async function sweepAll(parts: CrmParts): Promise<void> {
  const keys = await selectConnectedKeys(parts.db);
  for (const key of keys) await deleteRewritten(parts.db, key);
  await parts.db.transaction().execute(async (trx) => {
    for (const key of keys) await parts.jobs.send(trx, sweepJob, key, { groupId: key.workspaceId });
  });
}
