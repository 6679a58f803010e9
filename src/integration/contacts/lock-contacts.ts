import { sql } from 'kysely';
import type { Transaction } from '../../database/database.ts';
import type { ContactKey } from './contact-link.ts';

/** Readers of one contact take turns until the transaction ends, also before there is a row to lock. */
export function lockContact(trx: Transaction, { contactId, ...key }: ContactKey): Promise<void> {
  return lockContacts(trx, key, [contactId]);
}

/** The same for many contacts, always in the same order, to avoid deadlocks. */
export async function lockContacts(
  trx: Transaction,
  { connectionId }: Omit<ContactKey, 'contactId'>,
  contactIds: readonly string[],
): Promise<void> {
  const names = [...new Set(contactIds)].toSorted().map((contactId) => `${connectionId}:${contactId}`);
  await sql`
    select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) as wanted (name)`.execute(trx);
}
