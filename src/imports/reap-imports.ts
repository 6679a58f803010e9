import type { CrmContext } from '../integration/connections/crm-context.ts';
import { beginCheck } from './begin-dry-run.ts';
import { importJob } from './import.ts';
import { selectDueSyncs, selectIdleSyncs, selectUntouchedImports } from './import-store.ts';

/** An import that was touched within this time has its job. */
const graceMs = 60_000;
/** Pollings come every minute; a little earlier than that, so that none is skipped. */
const lookEveryMs = 50_000;

/**
 * Sends jobs for imports that are open and seem to have none, and for ongoing syncs that are due for a look.
 * @param options.graceMs imports touched within this time are left to the job they surely have
 */
export async function reapImports(context: CrmContext, options: { graceMs: number } = { graceMs }): Promise<void> {
  const now = context.clock.now().getTime();
  await context.db.transaction().execute(async (trx) => {
    const untouchedSince = new Date(now - options.graceMs);
    const due = [
      ...(await selectUntouchedImports(trx, untouchedSince)),
      ...(await selectDueSyncs(trx, { lookedBefore: new Date(now - lookEveryMs), untouchedSince })),
    ];
    for (const { workspace_id: workspaceId, import_id: importId } of due) {
      await context.jobs.send(trx, importJob, { workspaceId, importId });
    }
  });
}

/** Every night: who is still among those whom an ongoing sync is for. */
export async function checkSyncs(context: CrmContext): Promise<void> {
  for (const { workspace_id: workspaceId, import_id: importId } of await selectIdleSyncs(context.db)) {
    await context.db.transaction().execute((trx) => beginCheck(context, trx, { workspaceId, importId }));
  }
}
