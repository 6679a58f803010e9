import { systemActor } from '../../../history/system-actor.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { getConnectionById, findConnectionsInUse } from '../../connections/find-connection.ts';
import { beginCheck } from './begin-check.ts';
import { selectChecks } from './check-store.ts';
import { isNightlyDue } from './night.ts';

/** Begins the checks whose night it is. */
export async function beginNightlyChecks(context: CrmContext): Promise<void> {
  for (const key of await findConnectionsInUse(context.db)) {
    const { timezone } = await getConnectionById(context.db, key.workspaceId, key.connectionId);
    const [last] = await selectChecks(context.db, key, 1);
    if (!isNightlyDue(context.clock.now(), timezone, last?.started_at ?? null)) continue;
    const actor = systemActor;
    await beginCheck(context, { ...key, cause: 'nightly', actor });
  }
}
