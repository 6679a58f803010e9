import { sql } from 'kysely';
import type { Transaction } from '../database/database.ts';

/**
 * The address of an account, which cannot change before the transaction ends: a link that is made meanwhile would be mailed to
 * the earlier one.
 */
export async function lockAddress(trx: Transaction, userId: string): Promise<string | null> {
  const { rows } = await sql<{ email: string }>`
    select email from goodword_sign_in."user" where id = ${userId} for share`.execute(trx);
  return rows[0]?.email ?? null;
}

/** @param row.madeBy the owner who made it; null for one that its person had mailed */
export async function insertResetLink(
  trx: Transaction,
  row: { id: string; identifierHash: string; userId: string; madeBy: string | null; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into goodword_sign_in.verification (id, identifier, value, "madeBy", "expiresAt")
    values (${row.id}, ${row.identifierHash}, ${row.userId}, ${row.madeBy}, ${row.expiresAt})`.execute(trx);
}

/** @returns how many there were that still opened */
export async function deleteResetLinksMadeBy(trx: Transaction, userId: string): Promise<number> {
  const { rows } = await sql<{ wasOpen: boolean }>`
    delete from goodword_sign_in.verification where "madeBy" = ${userId}
    returning "expiresAt" > now() as "wasOpen"`.execute(trx);
  return rows.filter(({ wasOpen }) => wasOpen).length;
}
