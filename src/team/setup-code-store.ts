import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';

export async function insertSetupCode(db: Database, hash: string, now: Date): Promise<void> {
  await sql`insert into goodword_sign_in.setup_codes (code_hash, created_at) values (${hash}, ${now})
    on conflict do nothing`.execute(db);
}

export async function hasSetupCode(db: Database, hash: string): Promise<boolean> {
  const { rows } = await sql`select from goodword_sign_in.setup_codes where code_hash = ${hash}`.execute(db);
  return rows.length > 0;
}

export async function deleteSetupCodes(trx: Transaction): Promise<void> {
  await sql`delete from goodword_sign_in.setup_codes`.execute(trx);
}
