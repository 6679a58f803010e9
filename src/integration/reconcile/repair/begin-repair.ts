import type { Actor } from '../../../history/history.ts';
import { refuse } from '../../../platform/refusal.ts';
import { sendWork } from '../../../platform/jobs/work/work-kind.ts';
import { newId } from '../../../platform/id/id.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import { reconcileMoves } from '../reconcile-moves.ts';
import { repairKind, type Repair, type Selection } from './repair.ts';
import { countSelected, insertRepair } from './repair-store.ts';

/**
 * Begins to rewrite what differs, with the settings as they are now.
 * @param command.overwrite also writes to people with a value changed in the CRM; otherwise they are left alone
 * @throws Refusal not_found for an unknown connection, not_connected, nothing_to_repair.
 */
export function beginRepair(
  context: CrmContext,
  command: ConnectionKey & { selection: Selection; overwrite: boolean; actor: Actor },
): Promise<Repair> {
  const { workspaceId, connectionId, selection, overwrite, actor } = command;
  return context.db.transaction().execute(async (trx) => {
    const connection = await getConnectionById(trx, workspaceId, connectionId);
    const crm = context.providers.of(connection).title;
    reconcileMoves.ensure('repair', { ...connection, crm });
    const { rows, changed } = await countSelected(trx, { workspaceId, connectionId }, selection);
    const total = overwrite ? rows : rows - changed;
    if (total === 0) {
      const sentence =
        rows === 0
          ? 'None of these differences is left. Run a check to see what differs now.'
          : `Each of these contacts was changed in ${crm}. Choose to overwrite their values, or leave them as they are.`;
      throw refuse('nothing_to_repair', sentence);
    }
    const repair = await insertRepair(trx, {
      workspace_id: workspaceId,
      repair_id: newId(),
      connection_id: connectionId,
      asked_by: JSON.stringify(actor),
      selection: JSON.stringify(selection),
      overwrite,
      state: 'Running',
      total,
      left_alone: rows - total,
      created_at: context.clock.now(),
    });
    await sendWork(context.jobs, trx, repairKind, { workspaceId, repairId: repair.repair_id });
    return repair;
  });
}
