import type { Actor } from '../history/history.ts';
import { notFound } from '../platform/refusal.ts';
import { sendWork } from '../platform/jobs/work/work-kind.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import { changeLocked } from './change-locked.ts';
import { importKind, type Import, type ImportKey } from './import.ts';
import type { ImportChange } from './import-settings.ts';
import { selectImportForUpdate, updateImport } from './import-store.ts';
import { decideOn } from './members.ts';
import { selectRows, selectRowsByIds } from './row-store.ts';

/** Enrols no new people from now on; enrolled people stay. @throws Refusal not_found, no_sync */
export function stopSync(context: CrmContext, key: ImportKey & { actor: Actor }): Promise<Import> {
  return changeLocked(context, key, 'stop_sync', async (trx, current) => {
    await context.history.record(trx, {
      type: 'import.cancelled',
      workspaceId: key.workspaceId,
      campaignId: current.campaign_id,
      actor: key.actor,
      evidence: { import_id: key.importId, sync: true },
    });
    return updateImport(trx, key, { sync_state: 'Stopped', phase: null, message: null });
  });
}

/** Looks for changes now instead of within the minute. @throws Refusal not_found, no_sync */
export function hurrySync(context: CrmContext, key: ImportKey): Promise<Import> {
  return changeLocked(context, key, 'look', async (trx, current) => {
    await sendWork(context.jobs, trx, importKind, { workspaceId: key.workspaceId, importId: key.importId });
    // looked at no later than the time that the index may be behind, so that it is due
    const overdue = new Date((current.last_look_at ?? context.clock.now()).getTime() - 60_000);
    return updateImport(trx, key, { last_look_at: overdue });
  });
}

/** Of a sync that is on, only these can be changed. @throws Refusal not_found, no_sync */
export function changeSync(
  context: CrmContext,
  key: ImportKey,
  { departed, silent }: Pick<ImportChange, 'departed' | 'silent'>,
): Promise<Import> {
  return changeLocked(context, key, 'change_sync', (trx, current) =>
    updateImport(trx, key, {
      settings: JSON.stringify({
        ...current.settings,
        ...(departed !== undefined && { departed }),
        ...(silent !== undefined && { silent }),
      }),
    }),
  );
}

const decidedAtOnce = 500;

/**
 * A user's decision about people who left.
 * @param command.rowIds null for all who wait
 * @returns how many people it changed; people with an earlier decision are left as they are
 */
export async function decideDeparted(
  context: CrmContext,
  command: ImportKey & { rowIds: readonly string[] | null; decision: 'keep' | 'pause_link'; actor: Actor },
): Promise<number> {
  return context.db.transaction().execute(async (trx) => {
    const current = await selectImportForUpdate(trx, command);
    if (!current) throw notFound('import');
    const rows = command.rowIds
      ? await selectRowsByIds(trx, command, command.rowIds)
      : await selectRows(trx, command, { outcome: 'decision', limit: decidedAtOnce });
    const waiting = rows.filter(({ left_at: left, decision }) => left !== null && decision === null);
    for (const member of waiting) await decideOn(context, trx, current, member, command.decision, command.actor);
    return waiting.length;
  });
}
