import { sql } from 'kysely';
import type { Transaction } from '../platform/database/database.ts';

/**
 * For transactions that only hold a lock while calls to the CRM are made: they are idle for longer than the pool
 * otherwise allows, and a killed worker's lock must still be free at once.
 */
export async function allowLongTransaction(trx: Transaction): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = '5min'`.execute(trx);
}
