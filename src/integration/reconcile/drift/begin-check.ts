import type { Actor } from '../../../history/history.ts';
import type { Transaction } from '../../../database/database.ts';
import { sendWork } from '../../../platform/jobs/work/work-kind.ts';
import { newId } from '../../../platform/id/id.ts';
import { getConnectionById } from '../../connections/find-connection.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { ConnectionKey } from '../polling/polling.ts';
import { reconcileMoves } from '../reconcile-moves.ts';
import { checkKind, type Check } from './check.ts';
import { countOurContacts, insertCheck, selectChecks } from './check-store.ts';

/**
 * Begins to compare all our contacts with what we wrote. While one runs on this connection, that one is the answer.
 * @param trx a transaction to take part in
 * @throws Refusal not_found for an unknown connection, not_connected.
 */
export function beginCheck(
  context: CrmContext,
  command: ConnectionKey & { cause: Check['cause']; actor: Actor },
  trx?: Transaction,
): Promise<Check> {
  const begin = async (trx: Transaction): Promise<Check> => {
    const { workspaceId, connectionId, cause, actor } = command;
    const connection = await getConnectionById(trx, workspaceId, connectionId);
    reconcileMoves.ensure('check', { ...connection, crm: context.providers.of(connection).title });
    const check = await insertCheck(trx, {
      workspace_id: workspaceId,
      check_id: newId(),
      connection_id: connectionId,
      cause,
      asked_by: JSON.stringify(actor),
      state: 'Running',
      total: await countOurContacts(trx, { workspaceId, connectionId }),
      started_at: context.clock.now(),
    });
    if (!check) {
      const running = (await selectChecks(trx, { workspaceId, connectionId }, 5)).find(
        (one) => one.state === 'Running',
      );
      if (running) return running;
      throw new Error('A check that was running ended at this moment.');
    }
    await sendWork(context.jobs, trx, checkKind, { workspaceId, checkId: check.check_id });
    return check;
  };
  return trx ? begin(trx) : context.db.transaction().execute(begin);
}
