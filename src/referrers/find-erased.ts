import { sql } from 'kysely';
import type { Database, Transaction } from '../database/database.ts';
import type { KeyedHash } from '../platform/crypto/keyed-hash.ts';
import { emailKey } from '../platform/email/email-key.ts';

/** Someone who was erased, and whose address is used again. */
export type ErasedBefore = { campaignId: string; subject: 'lead' | 'referrer'; wasRewarded: boolean };

/**
 * Which addresses belong to people who were erased: of these only a keyed hash is kept.
 * @param hashes of today's key and of those before it
 * @returns by the key of the address; addresses of no one who was erased are left out
 */
export async function findErased(
  db: Database,
  hashes: readonly KeyedHash[],
  workspaceId: string,
  emails: readonly string[],
): Promise<Map<string, ErasedBefore[]>> {
  const keys = [...new Set(emails.filter((email) => email !== '').map(emailKey))];
  if (keys.length === 0) return new Map();
  const keyOf = new Map(keys.flatMap((key) => hashes.map((hash) => [hash(key), key] as const)));
  const rows = await db
    .selectFrom('erased_people')
    .select(['address_key', 'campaign_id', 'subject', 'was_rewarded'])
    .where('workspace_id', '=', workspaceId)
    .where('address_key', '=', sql<string>`any(${[...keyOf.keys()]}::text[])`)
    .execute();
  const erased = rows.map((row) => ({
    key: keyOf.get(row.address_key) ?? '',
    campaignId: row.campaign_id,
    subject: row.subject,
    wasRewarded: row.was_rewarded,
  }));
  return Map.groupBy(erased, ({ key }) => key);
}

/**
 * Which of these referrers were erased. They stay as they are until the transaction ends, so that one who is being erased at
 * this moment is waited for.
 * @returns their ids
 */
export async function findErasedReferrers(
  trx: Transaction,
  workspaceId: string,
  referrerIds: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('referrers')
    .select(['referrer_id', 'erased_at'])
    .where('workspace_id', '=', workspaceId)
    .where('referrer_id', '=', sql<string>`any(${[...new Set(referrerIds)]}::uuid[])`)
    .orderBy('referrer_id')
    .forKeyShare()
    .execute();
  return new Set(rows.flatMap((row) => (row.erased_at === null ? [] : [row.referrer_id])));
}

/** Keeps people from being erased until the transaction ends: what was read of them is about to be written. */
export async function holdOffErasing(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`erase:${workspaceId}`}, 0))`.execute(trx);
}

/** The other side of holdOffErasing. */
export async function lockErasing(trx: Transaction, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`erase:${workspaceId}`}, 0))`.execute(trx);
}
