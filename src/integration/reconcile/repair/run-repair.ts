import type { Transaction } from '../../../database/database.ts';
import type { StepEnd, Work } from '../../../platform/jobs/work/resumable-work.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { linkPerson } from '../../contacts/link-person.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { planPush } from '../../outbound/plan/plan-push.ts';
import { markReferrersStale } from '../../outbound/kinds/return-fields/mark-stale.ts';
import type { Drift } from '../drift/check.ts';
import { deleteRewritten } from '../drift/drift-store.ts';
import { repairKind, selectionForm, type Repair, type RepairKey } from './repair.ts';
import {
  causeOf,
  deleteRow,
  hasOpenWrites,
  markTaken,
  selectNextRows,
  selectRepair,
  selectRunningRepairs,
  updateRepair,
} from './repair-store.ts';

const batchSize = 100;
/** How long to wait before looking again what became of the writes. */
const lookAgainMs = 2_000;

/**
 * A repair: plans its writes, some rows in each transaction, then looks from time to time until all of them are done.
 */
export function runRepair(context: CrmContext): Work<RepairKey, Repair> {
  return {
    kind: repairKind,
    load: async ({ workspaceId, repairId }) => {
      const repair = await selectRepair(context.db, workspaceId, repairId);
      return repair?.state === 'Running' ? repair : undefined;
    },
    step: (repair, slice) =>
      slice.commit((trx) => (repair.is_planned ? lookAtWrites(context, trx, repair) : planSome(context, trx, repair))),
    findOpen: async () =>
      (await selectRunningRepairs(context.db)).map((repair) => ({
        workspaceId: repair.workspace_id,
        repairId: repair.repair_id,
      })),
  };
}

async function planSome(context: CrmContext, trx: Transaction, repair: Repair): Promise<StepEnd> {
  const key = { workspaceId: repair.workspace_id, connectionId: repair.connection_id };
  const rows = await selectNextRows(trx, key, repair, selectionForm.parse(repair.selection), batchSize);
  await markTaken(trx, repair, rows);
  for (const row of rows) await planRow(context, trx, repair, row);
  const last = rows.at(-1);
  await updateRepair(trx, repair, last ? { cursor: last.drift_id } : { is_planned: true });
  return 'more';
}

async function lookAtWrites(context: CrmContext, trx: Transaction, repair: Repair): Promise<StepEnd> {
  await deleteRewritten(trx, { workspaceId: repair.workspace_id, connectionId: repair.connection_id });
  const now = context.clock.now();
  if (await hasOpenWrites(trx, repair)) {
    // open screens are told of every update, and show how many differences are left
    await updateRepair(trx, repair, { is_planned: true });
    return { at: new Date(now.getTime() + lookAgainMs) };
  }
  await updateRepair(trx, repair, { state: 'Done', finished_at: now });
  return 'over';
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
