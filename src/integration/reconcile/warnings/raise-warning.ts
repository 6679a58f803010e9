import { announce } from '../../../live/announce.ts';
import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { ConnectionKey } from '../../provider/connection-key.ts';
import { announceJob, type WarningCode } from './warning.ts';
import { resolveWarnings, upsertWarning } from './warning-store.ts';

type Needed = Pick<CrmContext, 'clock' | 'jobs'>;

/**
 * Notes that something is wrong with a connection. The owners are alerted once, when it begins; noting it again while it lasts
 * only renews the evidence.
 * @param evidence what it is based on: counts and times, no secrets and no personal data
 */
export async function raiseWarning(
  context: Needed,
  trx: Transaction,
  connection: ConnectionKey,
  code: WarningCode,
  evidence: Record<string, unknown>,
): Promise<void> {
  const warningId = await upsertWarning(trx, connection, { code, evidence, at: context.clock.now() });
  if (warningId === null) return;
  await announce(trx, connection.workspace_id, 'warnings');
  await context.jobs.send(trx, announceJob, { workspaceId: connection.workspace_id, warningId, about: 'raised' });
}

/** Resolves the warning and alerts the owners once; does nothing when it is not open. */
export async function clearWarning(
  context: Needed,
  trx: Transaction,
  connection: ConnectionKey,
  ...codes: [WarningCode, ...WarningCode[]]
): Promise<void> {
  for (const warningId of await resolveWarnings(trx, connection, codes, context.clock.now())) {
    await context.jobs.send(trx, announceJob, { workspaceId: connection.workspace_id, warningId, about: 'resolved' });
  }
}
