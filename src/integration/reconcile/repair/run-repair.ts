import type { Transaction } from '../../../database/database.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { linkPerson } from '../../contacts/link-person.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { planPush } from '../../outbound/plan/plan-push.ts';
import { markReferrersStale } from '../../outbound/kinds/return-fields/mark-stale.ts';
import type { Drift } from '../drift/check.ts';
import { deleteRewritten } from '../drift/drift-store.ts';
import { repairJob, selectionForm, type Repair } from './repair.ts';
import {
  causeOf,
  deleteRow,
  hasOpenWrites,
  markTaken,
  selectNextRows,
  selectRepairForUpdate,
  updateRepair,
} from './repair-store.ts';

const batchSize = 100;
/** How long to wait before looking again what became of the writes. */
const lookAgainMs = 2_000;

type RepairKey = { workspaceId: string; repairId: string };

/**
 * Plans the writes of a repair, some rows in each transaction, so that a killed worker's repair goes on where it was; then
 * looks from time to time until all of them are done.
 */
export async function runRepair(context: CrmContext, key: RepairKey): Promise<void> {
  while (await planSome(context, key));
  await context.db.transaction().execute(async (trx) => {
    const repair = await selectRepairForUpdate(trx, key.workspaceId, key.repairId);
    if (repair?.state !== 'Running') return;
    await deleteRewritten(trx, { workspaceId: key.workspaceId, connectionId: repair.connection_id });
    if (await hasOpenWrites(trx, repair)) {
      const startAfter = new Date(context.clock.now().getTime() + lookAgainMs);
      await updateRepair(trx, repair, { is_planned: true });
      await context.jobs.send(trx, repairJob, key, { groupId: key.workspaceId, startAfter });
      return;
    }
    await updateRepair(trx, repair, { is_planned: true, state: 'Done', finished_at: context.clock.now() });
  });
}

/** @returns whether there may be more */
function planSome(context: CrmContext, key: RepairKey): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    const repair = await selectRepairForUpdate(trx, key.workspaceId, key.repairId);
    if (repair?.state !== 'Running' || repair.is_planned) return false;
    const connectionKey = { workspaceId: key.workspaceId, connectionId: repair.connection_id };
    const selection = selectionForm.parse(repair.selection);
    const rows = await selectNextRows(trx, connectionKey, repair, selection, batchSize);
    await markTaken(trx, repair, rows);
    for (const row of rows) await planRow(context, trx, repair, row);
    const last = rows.at(-1);
    await updateRepair(trx, repair, last ? { cursor: last.drift_id } : { is_planned: true });
    return last !== undefined;
  });
}

async function planRow(context: CrmContext, trx: Transaction, repair: Repair, row: Drift): Promise<void> {
  const { workspace_id: workspaceId, campaign_id: campaignId, subject, subject_id: subjectId } = row;
  const person = { subject, subjectId };
  if (row.kind === 'return_field') {
    await markReferrersStale(context, trx, { workspaceId, campaignId }, [subjectId]);
    return;
  }
  if (row.kind === 'unlinked') {
    const connection = await getConnectionById(trx, workspaceId, row.connection_id);
    const isNew = await linkPerson(context, trx, connection, row.contact_id, { ...person, campaignId }, 'existing');
    if (isNew && subject === 'referrer')
      await markReferrersStale(context, trx, { workspaceId, campaignId }, [subjectId]);
    await deleteRow(trx, row);
    return;
  }
  // one write for a person, however many of their rows there are
  await planPush(context, trx, { workspaceId, campaignId, person, cause: causeOf(repair) });
}
