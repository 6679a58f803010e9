import type { Transaction } from '../../../database/database.ts';
import type { CrmContext } from '../../connections/crm-context.ts';
import type { ConnectionKey } from '../../provider/connection-key.ts';
import { announceJob, type WarningCode } from './warning.ts';
import { resolveWarnings, upsertWarning } from './warning-store.ts';

type Needed = Pick<CrmContext, 'clock' | 'jobs'>;

/**
 * Notes that something is wrong with a connection. People are told once, when it begins; noting it again while it lasts
 * only renews the evidence.
 * @param evidence what it was judged by: counts and times, no secrets and nobody's data
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
  await context.jobs.send(trx, announceJob, { workspaceId: connection.workspace_id, warningId, about: 'raised' });
}

/** Notes that it is over, which people are told once; nothing happens when it does not last. */
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
