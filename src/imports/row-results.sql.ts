import { sql } from 'kysely';
import type { Transaction } from '../database/database.ts';
import type { ImportKey } from './import.ts';

export type RowResult = {
  rowKey: string;
  result: 'enrolled' | 'updated' | 'failed';
  referrerId: string | null;
  error: string | null;
};

/** Stores the result for each person. A person enrolled by this import stays enrolled when a later look changes them. */
export async function updateResults(
  trx: Transaction,
  { workspaceId, importId }: ImportKey,
  results: readonly RowResult[],
): Promise<void> {
  if (results.length === 0) return;
  await sql`
    update goodword.import_rows r set result = case r.result when 'enrolled' then r.result else n.result end,
      error = n.error, referrer_id = coalesce(n.referrer_id, r.referrer_id)
    from unnest(
      ${results.map(({ rowKey }) => rowKey)}::text[],
      ${results.map(({ result }) => result)}::text[],
      ${results.map(({ error }) => error)}::text[],
      ${results.map(({ referrerId }) => referrerId)}::uuid[]
    ) as n (row_key, result, error, referrer_id)
    where r.workspace_id = ${workspaceId} and r.import_id = ${importId} and r.row_key = n.row_key`.execute(trx);
}
