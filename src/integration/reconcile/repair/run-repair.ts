import type { Transaction } from '../../../database/database.ts';
import type { StepEnd, Work } from '../../../platform/jobs/work/resumable-work.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import { linkPeople } from '../../contacts/link-people.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import { planPushes } from '../../outbound/plan/plan-pushes.ts';
import { markReferrersStale } from '../../outbound/kinds/return-fields/mark-stale.ts';
import type { Drift } from '../drift/check.ts';
import { deleteRewritten } from '../drift/drift-store.ts';
import { repairKind, selectionForm, type Repair, type RepairKey } from './repair.ts';
import {
  causeOf,
  deleteRows,
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
  await planRows(context, trx, repair, rows);
  const last = rows.at(-1);
  await updateRepair(trx, repair, last ? { cursor: last.drift_id } : { is_planned: true });
  return 'more';
}

async function lookAtWrites(context: CrmContext, trx: Transaction, repair: Repair): Promise<StepEnd> {
  await deleteRewritten(trx, { workspaceId: repair.workspace_id, connectionId: repair.connection_id });
  const now = context.clock.now();
  if (await hasOpenWrites(trx, repair)) {
    // every update is announced: screens show how many differences are left
    await updateRepair(trx, repair, { is_planned: true });
    return { at: new Date(now.getTime() + lookAgainMs) };
  }
  await updateRepair(trx, repair, { state: 'Done', finished_at: now });
  return 'over';
}

async function planRows(context: CrmContext, trx: Transaction, repair: Repair, rows: readonly Drift[]): Promise<void> {
  const { workspace_id: workspaceId, connection_id: connectionId } = repair;
  const returns = rows.filter(({ kind }) => kind === 'return_field');
  const unlinked = rows.filter(({ kind }) => kind === 'unlinked');
  const written = rows.filter(({ kind }) => kind !== 'return_field' && kind !== 'unlinked');
  const links = unlinked.map((row) => ({
    contactId: row.contact_id,
    person: personOf(row),
    knownBy: 'existing' as const,
  }));
  const connection = links.length > 0 && (await getConnectionById(trx, workspaceId, connectionId));
  const isNew = connection ? await linkPeople(context, trx, connection, links) : [];
  await deleteRows(trx, workspaceId, unlinked);
  const stale = [...returns, ...unlinked.filter(({ subject }, index) => subject === 'referrer' && isNew[index])];
  await markReferrersStale(
    context,
    trx,
    workspaceId,
    stale.map((row) => ({ campaignId: row.campaign_id, referrerId: row.subject_id })),
  );
  // one write for a person, however many of their rows there are
  const cause = causeOf(repair);
  await planPushes(
    context,
    trx,
    workspaceId,
    written.map((row) => ({ campaignId: row.campaign_id, person: personOf(row), cause })),
  );
}

const personOf = (row: Drift) => ({ subject: row.subject, subjectId: row.subject_id, campaignId: row.campaign_id });
