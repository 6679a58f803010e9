import type { CrmParts } from '../../connections/crm-context.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { selectConnectedKeys } from '../polling/polling-store.ts';
import { beginCheck } from './begin-check.ts';
import { checkJob } from './check.ts';
import { selectAbandonedChecks, selectChecks } from './check-store.ts';
import { isNightlyDue } from './night.ts';

/** Begins the checks whose night it is. */
export async function beginNightlyChecks(parts: CrmParts): Promise<void> {
  for (const key of await selectConnectedKeys(parts.db)) {
    const { timezone } = await getConnectionById(parts.db, key.workspaceId, key.connectionId);
    const [last] = await selectChecks(parts.db, key, 1);
    if (!isNightlyDue(parts.clock.now(), timezone, last?.started_at ?? null)) continue;
    const actor = { kind: 'system' as const, id: null, name: 'Goodword' };
    await beginCheck(parts, { ...key, cause: 'nightly', actor });
  }
}

/** Sends jobs for checks that nobody is at, such as those of a killed worker. */
export async function resumeChecks(parts: CrmParts): Promise<void> {
  const abandoned = await selectAbandonedChecks(parts.db, parts.clock.now());
  await parts.db.transaction().execute(async (trx) => {
    for (const { workspace_id: workspaceId, check_id: checkId } of abandoned) {
      await parts.jobs.send(trx, checkJob, { workspaceId, checkId }, { groupId: workspaceId });
    }
  });
}
