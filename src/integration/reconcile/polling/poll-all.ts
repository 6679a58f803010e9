import { sendWork } from '../../../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { deleteRewritten } from '../drift/drift-store.ts';
import { pollingKind } from './polling.ts';
import { findConnectionsInUse } from '../../connections/find-connection.ts';

/** Asks for changes on every connection that works; one under way is taken up where it is. */
export async function pollAll(context: CrmContext): Promise<void> {
  const keys = await findConnectionsInUse(context.db);
  for (const key of keys) await deleteRewritten(context.db, key);
  await context.db.transaction().execute(async (trx) => {
    for (const key of keys) await sendWork(context.jobs, trx, pollingKind, key);
  });
}
