import type { NewEvent } from '../../../history/history.ts';
import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { ConnectionKey } from '../../provider/connection-key.ts';
import { attentionCodes, type AttentionCode } from '../../provider/crm-error.ts';
import { clearWarning, raiseWarning } from './raise-warning.ts';
import { warningCodes } from './warning.ts';
import { resolveWarnings } from './warning-store.ts';

/** A connection stopped working: the owners are alerted with the cause. */
export async function warnOfAttention(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  const code = attentionCodes.find((known) => known === event.evidence?.['attention']);
  await raiseWarning(context, trx, connectionOf(event), code ?? ('token_revoked' satisfies AttentionCode), {});
}

/** It was connected again: what a person had to repair is repaired. */
export async function clearAttention(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  await clearWarning(context, trx, connectionOf(event), ...attentionCodes);
}

/** A user disconnected it: nothing is left to warn of or to announce. */
export async function forgetWarnings(context: CrmContext, trx: Transaction, event: NewEvent): Promise<void> {
  await resolveWarnings(trx, connectionOf(event), warningCodes, context.clock.now());
}

function connectionOf({ workspaceId, evidence }: NewEvent): ConnectionKey {
  return { workspace_id: workspaceId, connection_id: String(evidence?.['connection_id']) };
}
