import { announcement } from '../../../live/announce.ts';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../../database/database.ts';
import { newId } from '../../../platform/id/id.ts';
import type { ConnectionKey } from '../../provider/connection-key.ts';
import type { Warning, WarningCode } from './warning.ts';

/** Keeps a warning that lasts, or renews its evidence. @returns its id when it is new, else null */
export async function upsertWarning(
  trx: Transaction,
  { workspace_id, connection_id }: ConnectionKey,
  warning: { code: WarningCode; evidence: Record<string, unknown>; at: Date },
): Promise<string | null> {
  const row = await trx
    .insertInto('crm_warnings')
    .values({
      workspace_id,
      warning_id: newId(),
      connection_id,
      code: warning.code,
      evidence: JSON.stringify(warning.evidence),
      since: warning.at,
      noted_at: warning.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'connection_id', 'code'])
        .where('resolved_at', 'is', null)
        .doUpdateSet((eb) => ({ evidence: eb.ref('excluded.evidence'), noted_at: eb.ref('excluded.noted_at') })),
    )
    // xmax is 0 in rows that this statement inserted
    .returning(['warning_id', sql<boolean>`xmax = 0`.as('is_new')])
    .executeTakeFirstOrThrow();
  return row.is_new ? row.warning_id : null;
}

/** Ends lasting warnings of a connection; the end is announced. @returns the ids of those that ended */
export async function resolveWarnings(
  trx: Transaction,
  { workspace_id, connection_id }: ConnectionKey,
  codes: readonly WarningCode[],
  at: Date,
): Promise<string[]> {
  const rows = await trx
    .updateTable('crm_warnings')
    .set({ resolved_at: at })
    .where('workspace_id', '=', workspace_id)
    .where('connection_id', '=', connection_id)
    .where('code', 'in', codes)
    .where('resolved_at', 'is', null)
    .returning(['warning_id', announcement(workspace_id, ['warnings']).as('announced')])
    .execute();
  return rows.map(({ warning_id }) => warning_id);
}

export function selectWarning(db: Database, workspaceId: string, warningId: string): Promise<Warning | undefined> {
  return db
    .selectFrom('crm_warnings')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('warning_id', '=', warningId)
    .executeTakeFirst();
}

/** Those that last first, then the newest. @param limit rows at most */
export function selectWarnings(db: Database, workspaceId: string, limit: number): Promise<Warning[]> {
  return db
    .selectFrom('crm_warnings')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy(sql`resolved_at is not null`)
    .orderBy('since', 'desc')
    .limit(limit)
    .execute();
}

/** The warning of that code that lasts. */
export function selectLasting(db: Database, key: ConnectionKey, code: WarningCode): Promise<Warning | undefined> {
  return db
    .selectFrom('crm_warnings')
    .selectAll()
    .where('workspace_id', '=', key.workspace_id)
    .where('connection_id', '=', key.connection_id)
    .where('code', '=', code)
    .where('resolved_at', 'is', null)
    .executeTakeFirst();
}
